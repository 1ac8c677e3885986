//! Files of areas: any bytes are refused, or give a layer that can be asked, thinned, merged and written again.
#![no_main]

use areas::{Finder, Group, Layer};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(layer) = Layer::read(bytes) else {
        return;
    };
    assert_eq!(Layer::read(&layer.write()).as_ref(), Ok(&layer));
    let _ = layer.neighbours();
    let finder = Finder::new(&layer);
    for area in &layer.areas {
        let _ = (layer.drawn_km2(area), layer.bounds(area));
        if let Some(point) = layer.inside(area) {
            let _ = finder.find(point);
        }
    }
    let thin = layer.simplified(1e6, 1e6);
    assert_eq!(thin.areas.len(), layer.areas.len());
    let all = Group {
        code: "all".to_owned(),
        of: layer.areas.iter().map(|area| area.code.clone()).collect(),
        ..Group::default()
    };
    let _ = thin.merged(&[all]);
});
