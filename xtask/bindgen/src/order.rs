//! The order of a module's functions: those that are alike beside each other, so that they compress well.
//!
//! A compressor looks back 32 KiB, and copies of one generic function may lie megabytes apart. Nothing else of a module
//! changes: every index that names a function goes with it.

use std::collections::{HashMap, VecDeque};
use std::convert::Infallible;

use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{BinaryReaderError, CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// How many bytes a piece has by which functions are compared (our choice: about two instructions).
const PIECE: usize = 8;

/// How many functions may share a piece that still tells them apart (our choice).
const SHARED: usize = 400;

/// How many bytes of functions a compressor still sees, with some room for what it looks up.
const WINDOW: usize = 30_000;

type Failure = reencode::Error<Infallible>;

/// The same module, in that order.
pub(crate) fn ordered(module: &[u8]) -> Result<Vec<u8>, Failure> {
    let (imported, bodies) = functions(module)?;
    let order = order(&bodies);
    let mut places = vec![0; order.len()];
    for (place, function) in (imported..).zip(&order) {
        if let Some(slot) = places.get_mut(*function) {
            *slot = place;
        }
    }
    let mut written = Module::new();
    Ordered { imported, order, places }.parse_core_module(&mut written, Parser::new(0), module)?;
    Ok(written.finish())
}

/// How many functions are imported, and the bodies of the others.
fn functions(module: &[u8]) -> Result<(u32, Vec<&[u8]>), BinaryReaderError> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    Ok((imported, bodies))
}

/// The largest first; then always the one that shares most, for its length, with what stands in the window.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let (pieces, holders) = pieces(bodies);
    let mut shared = vec![0_usize; bodies.len()];
    let mut in_window = vec![0_u32; holders.len()];
    let (mut window, mut length) = (VecDeque::new(), 0);
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    let length_of = |function: usize| bodies.get(function).map_or(0, |body| body.len());
    let pieces_of = |function: usize| pieces.get(function).map_or(&[][..], |pieces| pieces);
    let mut order = Vec::new();
    while let Some(at) = (0..left.len()).max_by_key(|at| {
        let function = left.get(*at).copied().unwrap_or_default();
        let alike = shared.get(function).copied().unwrap_or_default();
        // The small ones, which share most by chance, count for less; of equals, the largest.
        (alike * 1_000_000 / (length_of(function) + 20), length_of(function), function)
    }) {
        let function = left.swap_remove(at);
        order.push(function);
        window.push_back(function);
        length += length_of(function);
        let mut change = |function: usize, comes: bool| {
            for piece in pieces_of(function) {
                let Some(count) = in_window.get_mut(*piece) else { continue };
                *count = if comes { *count + 1 } else { *count - 1 };
                if *count == u32::from(comes) {
                    for holder in holders.get(*piece).into_iter().flatten() {
                        if let Some(shared) = shared.get_mut(*holder) {
                            *shared = if comes { *shared + 1 } else { *shared - 1 };
                        }
                    }
                }
            }
        };
        change(function, true);
        while length > WINDOW
            && window.len() > 1
            && let Some(gone) = window.pop_front()
        {
            length -= length_of(gone);
            change(gone, false);
        }
    }
    order
}

/// The pieces of each function by their numbers, each once, and the functions of each piece. Those that no two
/// functions share, or very many do, tell nothing.
fn pieces(bodies: &[&[u8]]) -> (Vec<Vec<usize>>, Vec<Vec<usize>>) {
    let mut numbers: HashMap<&[u8], usize> = HashMap::new();
    let mut holders: Vec<Vec<usize>> = Vec::new();
    let mut pieces = Vec::new();
    for (function, body) in bodies.iter().enumerate() {
        let mut own: Vec<usize> = Vec::new();
        for piece in body.windows(PIECE) {
            let number = *numbers.entry(piece).or_insert(holders.len());
            if number == holders.len() {
                holders.push(Vec::new());
            }
            let Some(holders) = holders.get_mut(number) else { continue };
            if holders.last() != Some(&function) {
                holders.push(function);
                own.push(number);
            }
        }
        pieces.push(own);
    }
    let tells = |number: &usize| holders.get(*number).is_some_and(|of| (2..SHARED).contains(&of.len()));
    for own in &mut pieces {
        own.retain(tells);
    }
    (pieces, holders)
}

/// Writes a module anew with its functions in another order.
struct Ordered {
    imported: u32,
    /// The functions by the places where they stood, without those that are imported, in their new order.
    order: Vec<usize>,
    /// The new index of each.
    places: Vec<u32>,
}

impl Ordered {
    fn in_order<'i, T>(&self, items: &'i [T]) -> impl Iterator<Item = &'i T> {
        self.order.iter().filter_map(|function| items.get(*function))
    }
}

impl Reencode for Ordered {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Failure> {
        let own = function.checked_sub(self.imported).and_then(|own| self.places.get(own as usize));
        Ok(own.copied().unwrap_or(function))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Failure> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for of in self.in_order(&types) {
            functions.function(*of);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Failure> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        let ordered: Vec<_> = self.in_order(&bodies).cloned().collect();
        ordered.into_iter().try_for_each(|body| self.parse_function_body(code, body))
    }
}
