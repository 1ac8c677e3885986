//! Workbooks: any bytes as one, and any bytes as the sheet of a workbook that is otherwise right.
#![no_main]

use libfuzzer_sys::fuzz_target;
use model::sniff::Format;

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"<") {
        fuzz::translated(&fuzz::archive::workbook(bytes), Format::Xlsx);
        let ods: [(&str, &[u8]); 2] = [
            (
                "mimetype",
                b"application/vnd.oasis.opendocument.spreadsheet",
            ),
            ("content.xml", bytes),
        ];
        fuzz::translated(&fuzz::archive::zip(&ods), Format::Ods);
        return;
    }
    for format in [Format::Xlsx, Format::Xls, Format::Xlsb, Format::Ods] {
        fuzz::translated(bytes, format);
    }
});
