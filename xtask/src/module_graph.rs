//! Finds import cycles in the graph of a crate's modules. The graph has an edge from one file to another if the first
//! file names an item of the second.
//!
//! The name is a path in the code: in a `use` declaration, an expression, a type or a macro. Test code and
//! documentation are left out. Cargo itself refuses cycles of crates.

use std::{
    collections::{BTreeMap, VecDeque},
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use petgraph::{algo::tarjan_scc, graphmap::DiGraphMap};
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;

/// A module's path below the root of its crate: `["quotes", "select"]`; empty for the root.
type ModulePath = Vec<String>;

/// Files that import each other in a cycle, as paths relative to the folder `src`. Each file imports the next one,
/// and the last imports the first.
pub(crate) type Cycle = Vec<PathBuf>;

/// Finds the import cycles of the crate whose sources are in `src`. Returns one shortest cycle for each strongly
/// connected component of the graph.
///
/// # Errors
/// If a file can't be read or parsed.
pub(crate) fn cycles(src: &Path) -> Result<Vec<Cycle>> {
    let modules = modules(src)?;
    let paths: Vec<&ModulePath> = modules.keys().collect();
    let mut graph = DiGraphMap::<usize, ()>::new();
    for (from, (path, (file, text))) in modules.iter().enumerate() {
        for import in imports(text).with_context(|| file.display().to_string())? {
            // The longest prefix of the path that is a module identifies the file that the path leads to.
            let absolute = absolute(path, &import);
            let module = |length: usize| paths.binary_search(&&absolute[..length].to_vec()).ok();
            let target = (0..=absolute.len()).rev().find_map(module);
            if let Some(to) = target.filter(|&to| to != from) {
                graph.add_edge(from, to, ());
            }
        }
    }
    let components = tarjan_scc(&graph).into_iter().filter(|component| component.len() > 1);
    let files =
        |ring: Vec<usize>| ring.iter().map(|&index| modules[paths[index]].0.clone()).collect();
    Ok(components.map(|component| files(ring(&graph, &component))).collect())
}

/// Returns a shortest cycle in a strongly connected component.
fn ring(graph: &DiGraphMap<usize, ()>, component: &[usize]) -> Vec<usize> {
    let back_to = |start: usize| {
        let mut before = BTreeMap::from([(start, start)]);
        let mut queue = VecDeque::from([start]);
        while let Some(at) = queue.pop_front() {
            for next in graph.neighbors(at).filter(|next| component.contains(next)) {
                if next == start {
                    let mut ring = vec![at];
                    while ring[0] != start {
                        ring.insert(0, before[&ring[0]]);
                    }
                    return ring;
                }
                before.entry(next).or_insert_with(|| {
                    queue.push_back(next);
                    at
                });
            }
        }
        unreachable!("each module of a component reaches itself")
    };
    component.iter().map(|&start| back_to(start)).min_by_key(Vec::len).unwrap_or_default()
}

/// Returns the modules of a crate, each with its file and its text. Modules that are declared with a `#[path]` are
/// included.
fn modules(src: &Path) -> Result<BTreeMap<ModulePath, (PathBuf, String)>> {
    let mut files = Vec::new();
    collect(src, &mut files)?;
    let mut modules = BTreeMap::new();
    for file in files {
        let relative = file.strip_prefix(src)?.to_owned();
        // Each file in `bin` is a crate of its own.
        if relative.starts_with("bin") {
            continue;
        }
        let path = module_path(&relative);
        let text = fs::read_to_string(&file)?;
        for (name, elsewhere) in paths_elsewhere(&text)? {
            let file = file.with_file_name(elsewhere);
            let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
            modules.insert([path.as_slice(), &[name]].concat(), (file, text));
        }
        modules.insert(path, (relative, text));
    }
    Ok(modules)
}

/// Returns the modules that a file declares with a `#[path]`: the name of each module and its path.
fn paths_elsewhere(text: &str) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for item in syn::parse_file(text)?.items {
        let syn::Item::Mod(module) = item else { continue };
        for attribute in module.attrs.iter().filter(|attribute| attribute.path().is_ident("path")) {
            let value = &attribute.meta.require_name_value()?.value;
            if let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(path), .. }) = value {
                found.push((module.ident.to_string(), path.value()));
            }
        }
    }
    Ok(found)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(())
}

/// Converts the path of a file to the path of its module: `quotes/select.rs` to `quotes::select`, `quotes/mod.rs`
/// to `quotes`, and `lib.rs` and `main.rs` to the root.
fn module_path(file: &Path) -> ModulePath {
    let mut path: ModulePath =
        file.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if path.last().is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str())) {
        path.pop();
    }
    path
}

/// Returns the paths in a file that begin with `crate`, `self`, `super` or the name of a child module.
fn imports(text: &str) -> Result<Vec<Vec<String>>> {
    let mut file = syn::parse_file(text)?;
    file.items.retain(|item| !is_test(item));
    let children: Vec<String> = file
        .items
        .iter()
        .filter_map(|item| match item {
            syn::Item::Mod(module) if module.content.is_none() => Some(module.ident.to_string()),
            _ => None,
        })
        .collect();
    let mut tokens = TokenStream::new();
    file.items.iter().for_each(|item| item.to_tokens(&mut tokens));
    let mut found = Vec::new();
    scan(tokens, &children, &mut found);
    Ok(found)
}

/// Returns whether an item is compiled only for tests.
fn is_test(item: &syn::Item) -> bool {
    let attributes = match item {
        syn::Item::Mod(item) => &item.attrs,
        syn::Item::Fn(item) => &item.attrs,
        syn::Item::Use(item) => &item.attrs,
        syn::Item::Impl(item) => &item.attrs,
        _ => return false,
    };
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg") && attribute.to_token_stream().to_string().contains("test")
    })
}

/// Collects the paths in a token stream, including those in nested groups and in the arguments of macros.
fn scan(tokens: TokenStream, children: &[String], found: &mut Vec<Vec<String>>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            // `pub(in crate::time)` imports nothing.
            TokenTree::Group(_) if at > 0 && is_ident(&tokens[at - 1], "pub") => {}
            TokenTree::Group(group) => scan(group.stream(), children, found),
            TokenTree::Ident(ident) if !follows_colons(&tokens, at) => {
                let name = ident.to_string();
                let starts =
                    ["crate", "self", "super"].contains(&name.as_str()) || children.contains(&name);
                if starts && is_colons(&tokens, at + 1) {
                    at = read_path(&tokens, at, Vec::new(), found);
                    continue;
                }
            }
            _ => {}
        }
        at += 1;
    }
}

fn is_ident(token: &TokenTree, name: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == name)
}

fn is_colons(tokens: &[TokenTree], at: usize) -> bool {
    let colon =
        |at| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
    colon(at) && colon(at + 1)
}

fn follows_colons(tokens: &[TokenTree], at: usize) -> bool {
    at >= 2 && is_colons(tokens, at - 2)
}

/// Reads the path that begins at `at`, and adds it to `found`. If the path is a `use` tree, adds one path per branch.
/// `path` is the part of the path before `at`. Returns the position after the path.
fn read_path(
    tokens: &[TokenTree],
    mut at: usize,
    mut path: Vec<String>,
    found: &mut Vec<Vec<String>>,
) -> usize {
    while let Some(TokenTree::Ident(ident)) = tokens.get(at) {
        path.push(ident.to_string());
        at += 1;
        if !is_colons(tokens, at) {
            break;
        }
        at += 2;
        if let Some(TokenTree::Group(group)) = tokens.get(at) {
            read_branches(group.stream(), &path, found);
            return at + 1;
        }
    }
    found.push(path);
    at
}

fn read_branches(branches: TokenStream, path: &[String], found: &mut Vec<Vec<String>>) {
    let tokens: Vec<TokenTree> = branches.into_iter().collect();
    let is_comma =
        |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
    for branch in tokens.split(is_comma).filter(|branch| !branch.is_empty()) {
        read_path(branch, 0, path.to_vec(), found);
    }
}

/// Converts a path in a module, which may begin with `super`, to the path from the root of the crate.
fn absolute(module: &ModulePath, import: &[String]) -> ModulePath {
    let mut path = module.clone();
    for (index, part) in import.iter().enumerate() {
        match part.as_str() {
            "crate" => path.clear(),
            "self" => {}
            "super" => {
                path.pop();
            }
            _ => {
                path.extend(import[index..].iter().cloned());
                break;
            }
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::{absolute, cycles, fs, imports};

    #[test]
    fn paths_of_use_trees_expressions_and_macros_are_imports() {
        let text = "
            use crate::{a::{B, c::D}, e::F as G}; use std::fmt; mod child; use child::Item;
            pub(in crate::q) fn f() -> super::H { println!(\"{}\", crate::m::N); child::run(Self::X) }
            #[cfg(test)] mod tests { use crate::never; }";
        let paths: Vec<String> =
            imports(text).unwrap().iter().map(|path| path.join("::")).collect();
        assert_eq!(
            paths,
            [
                "crate::a::B",
                "crate::a::c::D",
                "crate::e::F",
                "child::Item",
                "super::H",
                "crate::m::N",
                "child::run"
            ]
        );
    }

    #[test]
    fn super_leaves_one_module() {
        let module = ["a".to_owned(), "b".to_owned()];
        let import = ["super".to_owned(), "c".to_owned(), "D".to_owned()];
        assert_eq!(absolute(&module.to_vec(), &import), ["a", "c", "D"]);
    }

    #[test]
    fn a_child_that_imports_from_the_module_that_calls_it_is_a_cycle() {
        let src = std::env::temp_dir().join(format!("module-graph-{}", std::process::id()));
        fs::create_dir_all(src.join("a")).unwrap();
        for (file, text) in [
            ("lib.rs", "mod a; use a::Kind;"),
            ("a/mod.rs", "mod b; pub enum Kind { X } fn run() { b::find() }"),
            ("a/b.rs", "use super::Kind; pub fn find() {}"),
        ] {
            fs::write(src.join(file), text).unwrap();
        }
        let found = cycles(&src).unwrap();
        fs::write(src.join("a/b.rs"), "pub fn find() {}").unwrap();
        let none = cycles(&src).unwrap();
        fs::remove_dir_all(&src).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].len(), 2);
        assert!(none.is_empty());
    }
}
