//! Tables made for a test, opened by a crew of any size.

use engine::job::{Director, LocalCrew, Quiet, block_on};
use engine::read::{MemorySource, Source};
use model::cell::Cell;
use model::dataset::Opened;
use model::message::{ExportForm, Row, RowsAsk};
use model::recipe::Query;
use model::sniff::ReadOptions;
use std::rc::Rc;

/// A table in the hands of a crew in this process.
pub struct Table {
    pub director: Director<LocalCrew>,
    pub opened: Opened,
}

/// How a file is cut and by how many it is read.
#[derive(Debug, Clone, Copy)]
pub struct Cut {
    pub shards: u64,
    pub members: usize,
}

pub const WHOLE: Cut = Cut {
    shards: 1,
    members: 1,
};
/// Other ways to do the same work.
pub const CUTS: [Cut; 3] = [
    Cut {
        shards: 3,
        members: 2,
    },
    Cut {
        shards: 7,
        members: 3,
    },
    Cut {
        shards: 5,
        members: 1,
    },
];

/// Opens a text as a file.
pub fn open(text: &str, cut: Cut) -> Table {
    open_with(text.as_bytes(), cut, &ReadOptions::default())
}

pub fn open_with(bytes: &[u8], cut: Cut, options: &ReadOptions) -> Table {
    let source: Rc<dyn Source> = Rc::new(MemorySource::from(bytes));
    let crew = LocalCrew::new(source.clone(), cut.members).with_budget(777);
    let director = Director::new(crew);
    let shard_bytes = (bytes.len() as u64).div_ceil(cut.shards).max(1);
    let opened = block_on(director.open_in_shards(
        "test.csv",
        source,
        options,
        None,
        &mut Quiet,
        shard_bytes,
    ));
    Table {
        opened: opened.unwrap(),
        director,
    }
}

impl Table {
    pub fn columns(&self) -> Vec<u32> {
        (0..self.opened.columns.len() as u32).collect()
    }

    /// A window of the current view.
    pub fn rows(&self, first: u64, count: u32) -> Vec<Row> {
        let ask = RowsAsk {
            revision: self.director.revision(),
            first,
            count,
            columns: self.columns(),
        };
        block_on(self.director.rows(&ask)).unwrap()
    }

    /// All cells of the current view, without their signs.
    pub fn cells(&self) -> Vec<Vec<Cell>> {
        let plain = |cells: Vec<Cell>| cells.iter().map(|cell| cell.plain().clone()).collect();
        self.signed_cells().into_iter().map(plain).collect()
    }

    /// All cells of the current view as they are shown.
    pub fn signed_cells(&self) -> Vec<Vec<Cell>> {
        let rows = self.rows(0, u32::MAX);
        rows.into_iter().map(|row| row.cells).collect()
    }

    /// Looks at other rows; how many there are.
    pub fn view(&self, query: Query) -> u64 {
        block_on(self.director.view(query)).unwrap().rows
    }

    pub fn export(&self, form: ExportForm) -> Vec<u8> {
        let mut bytes = Vec::new();
        let columns = self.columns();
        let mut sink = |part: Vec<u8>| bytes.extend(part);
        block_on(self.director.export(form, &columns, &mut sink)).unwrap();
        bytes
    }
}
