//! Column chunks as they lie in the file, unpacked page by page.
//!
//! The library's own ways to unpack Zstandard and Brotli are C, or bring the packer along. It is told that
//! such pages are not packed, and what it then hands over is unpacked here.

use bytes::Bytes;
use parquet::basic::{Compression, CompressionCodec};
use parquet::bloom_filter::Sbbf;
use parquet::column::page::{Page, PageMetadata, PageReader};
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::{ColumnChunkMetaData, RowGroupMetaData};
use parquet::file::reader::RowGroupReader;
use parquet::file::serialized_reader::SerializedPageReader;
use parquet::record::reader::RowIter;
use parquet::schema::types::Type;
use std::io::Read;
use std::sync::Arc;

/// Ways of packing that are undone here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Packing {
    Zstandard,
    Brotli,
}

/// A row group of a file in memory.
pub(crate) struct Group {
    file: Arc<Bytes>,
    metadata: RowGroupMetaData,
    /// What is to be undone here, for each column.
    packings: Vec<Option<Packing>>,
}

impl Group {
    /// Prepares a row group for reading.
    pub fn new(file: Arc<Bytes>, metadata: &RowGroupMetaData) -> Result<Self> {
        let packings: Vec<Option<Packing>> = metadata
            .columns()
            .iter()
            .map(|chunk| match chunk.compression() {
                Compression::ZSTD(_) => Some(Packing::Zstandard),
                Compression::BROTLI(_) => Some(Packing::Brotli),
                _ => None,
            })
            .collect();
        let mut builder = metadata.clone().into_builder();
        let chunks = builder.take_columns().into_iter().zip(&packings);
        let chunks = chunks
            .map(|(chunk, packing)| match packing {
                None => Ok(chunk),
                Some(_) => {
                    let builder = chunk.into_builder();
                    builder
                        .set_compression_codec(CompressionCodec::UNCOMPRESSED)
                        .build()
                }
            })
            .collect::<Result<Vec<ColumnChunkMetaData>>>()?;
        Ok(Self {
            file,
            metadata: builder.set_column_metadata(chunks).build()?,
            packings,
        })
    }
}

impl RowGroupReader for Group {
    fn metadata(&self) -> &RowGroupMetaData {
        &self.metadata
    }

    fn num_columns(&self) -> usize {
        self.metadata.num_columns()
    }

    fn get_column_page_reader(&self, column: usize) -> Result<Box<dyn PageReader>> {
        let chunk = self.metadata.column(column);
        let rows = usize::try_from(self.metadata.num_rows()).map_err(|_| broken())?;
        let pages = SerializedPageReader::new(self.file.clone(), chunk, rows, None)?;
        Ok(match self.packings.get(column).copied().flatten() {
            None => Box::new(pages),
            Some(packing) => Box::new(Unpacking {
                pages,
                packing,
                left_bytes: usize::try_from(chunk.uncompressed_size()).map_err(|_| broken())?,
            }),
        })
    }

    fn get_column_bloom_filter(&self, _: usize) -> Option<&Sbbf> {
        None
    }

    fn get_row_iter(&self, projection: Option<Type>) -> Result<RowIter<'_>> {
        RowIter::from_row_group(projection, self)
    }
}

/// Pages, unpacked as they are asked for.
struct Unpacking {
    pages: SerializedPageReader<Bytes>,
    packing: Packing,
    /// Bytes that the rest of the chunk may have unpacked, by what the file says.
    left_bytes: usize,
}

impl Unpacking {
    fn unpack(&mut self, page: Page) -> Result<Page> {
        Ok(match page {
            Page::DataPage {
                buf,
                num_values,
                encoding,
                def_level_encoding,
                rep_level_encoding,
                statistics,
            } => Page::DataPage {
                buf: self.bytes(&buf, 0)?,
                num_values,
                encoding,
                def_level_encoding,
                rep_level_encoding,
                statistics,
            },
            Page::DataPageV2 {
                buf,
                num_values,
                encoding,
                num_nulls,
                num_rows,
                def_levels_byte_len,
                rep_levels_byte_len,
                is_compressed,
                statistics,
            } => {
                // levels are never packed
                let plain = def_levels_byte_len as usize + rep_levels_byte_len as usize;
                Page::DataPageV2 {
                    buf: match is_compressed {
                        true => self.bytes(&buf, plain)?,
                        false => buf,
                    },
                    num_values,
                    encoding,
                    num_nulls,
                    num_rows,
                    def_levels_byte_len,
                    rep_levels_byte_len,
                    is_compressed: false,
                    statistics,
                }
            }
            Page::DictionaryPage {
                buf,
                num_values,
                encoding,
                is_sorted,
            } => Page::DictionaryPage {
                buf: self.bytes(&buf, 0)?,
                num_values,
                encoding,
                is_sorted,
            },
        })
    }

    /// The bytes of a page, of which the first `plain` are not packed.
    fn bytes(&mut self, page: &Bytes, plain: usize) -> Result<Bytes> {
        let packed = page.get(plain..).ok_or_else(broken)?;
        let mut bytes = page.get(..plain).unwrap_or_default().to_vec();
        if !packed.is_empty() {
            // a byte more than there may be tells that there is more
            let most = self.left_bytes.saturating_add(1) as u64;
            let read = match self.packing {
                Packing::Zstandard => {
                    let frame = ruzstd::decoding::StreamingDecoder::new(packed);
                    let frame = frame.map_err(|_| broken())?;
                    frame.take(most).read_to_end(&mut bytes)
                }
                Packing::Brotli => {
                    let stream = brotli_decompressor::Decompressor::new(packed, PIECE_BYTES);
                    stream.take(most).read_to_end(&mut bytes)
                }
            };
            read.map_err(|_| broken())?;
        }
        self.left_bytes = self
            .left_bytes
            .checked_sub(bytes.len())
            .ok_or_else(broken)?;
        Ok(bytes.into())
    }
}

/// Bytes unpacked at a time.
const PIECE_BYTES: usize = 1 << 16;

impl PageReader for Unpacking {
    fn get_next_page(&mut self) -> Result<Option<Page>> {
        match self.pages.get_next_page()? {
            Some(page) => self.unpack(page).map(Some),
            None => Ok(None),
        }
    }

    fn peek_next_page(&mut self) -> Result<Option<PageMetadata>> {
        self.pages.peek_next_page()
    }

    fn skip_next_page(&mut self) -> Result<()> {
        self.pages.skip_next_page()
    }
}

impl Iterator for Unpacking {
    type Item = Result<Page>;

    fn next(&mut self) -> Option<Self::Item> {
        self.get_next_page().transpose()
    }
}

fn broken() -> ParquetError {
    ParquetError::General("a page is not packed as it says".to_owned())
}
