//! The reply to one append request, which may span many partitions of a shard.
//!
//! Each partition's share holds a token; when the last one is completed the reply is sent. A token that is dropped without
//! a word answers `Stopped`: nothing waits for ever.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use tokio::sync::oneshot;

use crate::error::AppendError;
use crate::types::Appended;

/// The results of one append, in the order of its partitions.
pub(crate) type AppendResults = Vec<Result<Appended, AppendError>>;

/// The reply under construction.
pub(crate) struct AppendReply {
    results: RefCell<AppendResults>,
    missing: Cell<usize>,
    sender: Cell<Option<oneshot::Sender<AppendResults>>>,
}

impl AppendReply {
    /// A reply of `count` shares.
    pub fn new(count: usize, sender: oneshot::Sender<AppendResults>) -> Rc<AppendReply> {
        Rc::new(AppendReply {
            results: RefCell::new(vec![Err(AppendError::Stopped); count]),
            missing: Cell::new(count),
            sender: Cell::new(Some(sender)),
        })
    }

    /// Answers share `index`; call once for each.
    pub fn set(&self, index: usize, result: Result<Appended, AppendError>) {
        self.results.borrow_mut()[index] = result;
        self.missing.set(self.missing.get() - 1);
        if self.missing.get() == 0
            && let Some(sender) = self.sender.take()
        {
            // Nobody listens when the connection is gone.
            let _ = sender.send(self.results.take());
        }
    }
}

/// One share that is not answered yet.
pub(crate) struct AppendToken {
    reply: Rc<AppendReply>,
    index: usize,
    appended: Appended,
}

impl AppendToken {
    pub fn new(reply: Rc<AppendReply>, index: usize, appended: Appended) -> AppendToken {
        AppendToken {
            reply,
            index,
            appended,
        }
    }

    pub fn complete(self) {
        self.reply.set(self.index, Ok(self.appended));
    }

    pub fn fail(self, error: AppendError) {
        self.reply.set(self.index, Err(error));
    }
}
