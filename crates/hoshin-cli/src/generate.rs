//! `hoshin generate`.

use std::io::{self, BufWriter, Write};

use hoshin_interop::files::write_whole;
use hoshin_interop::{GenerateRequest, Problems, generate as make_up, write_expected};

use crate::arguments::Generate;
use crate::progress::Progress;
use crate::screen::unless_closed;

pub(crate) fn generate(wanted: &Generate) -> Result<(), Problems> {
    let request = GenerateRequest { nodes: wanted.nodes, seed: wanted.seed, faults: wanted.faults };
    let progress = Progress::start();
    progress.tell(&format!("making up {} nodes", wanted.nodes), 0, 1);
    if let Some(path) = &wanted.expected {
        write_whole(path, &mut |out| write_expected(request, out))?;
    }
    if let Some(path) = &wanted.output {
        return write_whole(path, &mut |out| make_up(request, out));
    }
    let mut out = BufWriter::new(io::stdout().lock());
    unless_closed(make_up(request, &mut out).and_then(|()| out.flush()))
}
