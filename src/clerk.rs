//! The clerk: a program beside the page that writes exports, so that a reader who wants none fetches none of it.
//!
//! Tells its build when it has started, then answers orders one by one. Whatever it is sent, it answers.

use crate::exports::Format;
use crate::view::reading::Reading;
use crate::wire::{BUILD, Delivery, Order};
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Answers orders for as long as the worker lives.
pub fn run() {
    let hears = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
        post(&answer(&event.data().as_string().unwrap_or_default()));
    });
    scope().set_onmessage(Some(hears.as_ref().unchecked_ref()));
    // It listens for as long as the worker lives.
    hears.forget();
    post(&Delivery::Ready { ready: BUILD.to_owned() });
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn post(delivery: &Delivery) {
    let message = serde_json::to_string(delivery).expect_throw("a delivery is plain data");
    scope().post_message(&JsValue::from_str(&message)).unwrap_throw();
}

/// What comes of a message.
fn answer(message: &str) -> Delivery {
    let order: Order = match serde_json::from_str(message) {
        Ok(order) => order,
        Err(error) => {
            let error = format!("This can't be written: the order can't be read ({error}).");
            return Delivery::Failed { id: id_of(message), error };
        }
    };
    let Some(format) = Format::named(&order.format) else {
        let error = format!("There is no form of the name {}.", order.format);
        return Delivery::Failed { id: Some(order.id), error };
    };
    let reading = Reading::new(order.text, *order.found, 0.0);
    Delivery::File { id: order.id, file: format.write(&reading) }
}

/// The number of an order whose other fields can't be used.
fn id_of(message: &str) -> Option<u32> {
    let value: serde_json::Value = serde_json::from_str(message).ok()?;
    value.get("id")?.as_u64()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    fn order(format: &str) -> String {
        let (text, found) = (sample::TEXT.to_owned(), Box::new(sample::exploration()));
        serde_json::to_string(&Order { id: 7, format: format.to_owned(), text, found }).unwrap()
    }

    #[test]
    fn an_order_is_answered_with_its_file() {
        for format in Format::ALL {
            let file = format.write(&sample::reading());
            assert_eq!(answer(&order(format.name())), Delivery::File { id: 7, file });
        }
    }

    #[test]
    fn what_is_no_order_is_answered_too() {
        for (message, id) in [
            (order("doc").as_str(), Some(7)),
            (r#"{"id":3,"format":"csv"}"#, Some(3)),
            (r#"{"id":-1}"#, None),
            ("nonsense", None),
            ("", None),
        ] {
            let Delivery::Failed { id: found, error } = answer(message) else {
                panic!("{message} is none");
            };
            assert_eq!(found, id, "{message}");
            assert!(error.ends_with('.'), "{error}");
        }
    }

    #[test]
    fn messages_are_plain() {
        let shown = |delivery: &Delivery| serde_json::to_string(delivery).unwrap();
        for (delivery, json) in [
            (Delivery::Ready { ready: "b".into() }, r#"{"ready":"b"}"#),
            (Delivery::File { id: 1, file: "f".into() }, r#"{"id":1,"file":"f"}"#),
            (Delivery::Failed { id: Some(1), error: "e".into() }, r#"{"id":1,"error":"e"}"#),
            (Delivery::Failed { id: None, error: "e".into() }, r#"{"id":null,"error":"e"}"#),
        ] {
            assert_eq!(shown(&delivery), json);
            assert_eq!(serde_json::from_str::<Delivery>(json).unwrap(), delivery);
        }
    }
}
