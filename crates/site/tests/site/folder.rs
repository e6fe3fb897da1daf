//! Tests that a build refuses to read some files and to remove others, and that a failed build changes nothing.

use crate::{Folder, given};
use dateline_site as site;
use std::fs;

#[test]
fn files_that_cannot_be_read_are_all_named_and_nothing_is_written() {
    let folder = Folder::new("site-faults");
    folder.put("good.txt", "Ann Lee spoke.");
    folder.put("header.md", "---\ntitle: A\ndate: soon\n---\nStory.");
    folder.put("only.txt", "Title: A\n\n");
    folder.put("empty.txt", " \n");
    folder.put("photo.jpg", [0xff, 0xd8, 0xff]);
    folder.put("deep/binary.txt", [0x89, 0x50, 0, 0, 1, 2, 0, 0, 3]);
    folder.put("newer.article.json", "{\"dateline\":9,\"text\":\"a\"}");
    folder.put("long.txt", "a ".repeat((16 << 20) / 2 + 1));
    folder.put("title.html", "<!doctype html><body><h1>Only a headline</h1><img src=a.png></body>");
    folder.put("headline.md", "Title: A\n\n![a](a.png)\n\n<!-- a -->\n");
    folder.put("blank.article.json", "{\"dateline\":1,\"text\":\" \"}");
    folder.put(".DS_Store", [0, 1]);
    let before = folder.page("");
    let faults = folder.build().unwrap_err().0;
    for (file, why) in [
        ("header.md: ", "line 3: “soon” is not a date: write it as 2015-10-15"),
        ("only.txt: ", "no story"),
        ("empty.txt: ", "no words"),
        ("photo.jpg: ", "ends with none of .txt"),
        ("deep/binary.txt: ", "not text"),
        ("newer.article.json: ", "newer version of Dateline"),
        ("long.txt: ", "at most 16 MiB"),
        ("title.html: ", "no story"),
        ("headline.md: ", "no story"),
        ("blank.article.json: ", "no text"),
    ] {
        assert!(
            faults.iter().any(|fault| fault.starts_with(file) && fault.contains(why)),
            "{file} {why}: {faults:?}"
        );
    }
    assert_eq!(faults.len(), 10, "{faults:?}");
    assert_eq!(folder.page(""), before);
    assert!(!folder.0.join("dist/articles").exists());

    let empty = Folder::new("site-empty");
    assert!(empty.build().unwrap_err().to_string().contains("there is no article in this folder"));
    fs::remove_file(empty.0.join("dist/index.html")).unwrap();
    assert!(empty.build().unwrap_err().to_string().contains("index.html"));
}

#[test]
fn a_build_never_removes_what_it_reads_or_has_not_written() {
    let folder = Folder::new("site-apart");
    let dist = folder.0.join("dist");
    folder.put("mine.txt", "Ann Lee spoke.");
    folder.build().unwrap();
    let before = folder.page("articles/mine/");
    for inside in ["dist/articles", "dist/mine", "dist", "."] {
        let articles = folder.0.join(inside);
        fs::create_dir_all(&articles).unwrap();
        fs::write(articles.join("other.txt"), "Bo Diaz spoke.").unwrap();
        let fault = site::build(&articles, &dist).unwrap_err().to_string();
        assert!(fault.contains("is in the other"), "{inside}: {fault}");
        assert!(articles.join("other.txt").is_file(), "{inside}");
    }
    // A file that no build has written is among the pages.
    let fault = folder.build().unwrap_err().to_string();
    assert!(fault.contains("other.txt: no build has written this"), "{fault}");
    assert_eq!(folder.page("articles/mine/"), before);
    fs::remove_file(dist.join("articles/other.txt")).unwrap();
    fs::write(dist.join("articles/.DS_Store"), "").unwrap();
    folder.build().unwrap();
    assert!(!dist.join(".articles-unfinished").exists());
}

#[cfg(unix)]
#[test]
fn what_is_no_file_of_the_folder_is_named_and_never_waited_for() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    let folder = Folder::new("site-special");
    let at = |name: &str| folder.0.join("articles").join(name);
    folder.put("good.txt", "Ann Lee spoke.");
    fs::write(folder.0.join("secret.txt"), "Bo Diaz is not to be published.").unwrap();
    symlink(folder.0.join("secret.txt"), at("out.txt")).unwrap();
    symlink(&folder.0, at("up")).unwrap();
    symlink(at("none.txt"), at("broken.txt")).unwrap();
    symlink("/dev/zero", at("device.txt")).unwrap();
    let made = std::process::Command::new("mkfifo").arg(at("pipe.txt")).status();
    // Fails if the path is too long for a socket.
    let socket = UnixListener::bind(at("socket.txt"));
    let faults = folder.build().unwrap_err().0;
    let mut expected = vec![
        ("out.txt: ", "a link to "),
        ("up: ", "a link to "),
        ("broken.txt: ", "broken symbolic link"),
        ("device.txt: ", "a link to /dev/zero"),
    ];
    if socket.is_ok() {
        expected.push(("socket.txt: ", "a socket"));
    }
    if made.is_ok_and(|status| status.success()) {
        expected.push(("pipe.txt: ", "a named pipe"));
    }
    for (file, why) in &expected {
        let is = |fault: &&String| fault.starts_with(file) && fault.contains(why);
        assert!(faults.iter().find(is).is_some(), "{file}: {faults:?}");
    }
    assert_eq!(faults.len(), expected.len(), "{faults:?}");

    // A link to a file in the folder is read as another article.
    for (file, _) in &expected {
        fs::remove_file(at(file.trim_end_matches(": "))).unwrap();
    }
    symlink("good.txt", at("again.txt")).unwrap();
    assert_eq!(folder.build().unwrap(), ["articles/ has 2 articles"]);
}

#[test]
fn saved_articles_may_be_written_anew_by_other_programs() {
    let folder = Folder::new("site-sorted");
    // A saved article with sorted keys, as `jq -S` writes it.
    folder.put(
        "a.article.json",
        "{\n  \"corrections\": [],\n  \"dateline\": 1,\n  \"text\": \"Ann Lee spoke.\"\n}\n",
    );
    folder.build().unwrap();
    assert_eq!(given(&folder.page("articles/a/")).0.text, "Ann Lee spoke.");
    folder.put("b.article.json", "{\"text\": \"Ann Lee spoke.\"}");
    let fault = folder.build().unwrap_err().to_string();
    assert!(fault.contains("b.article.json: it is not an article saved by Dateline"), "{fault}");
}
