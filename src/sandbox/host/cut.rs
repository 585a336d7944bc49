//! Answers as they go out: whole, cut short, or not at all, on demand of a test.

use std::convert::Infallible;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use http::{Response, header};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full};
use hyper::body::{Body, Bytes, Frame};

use super::Reply;
use super::fault::CutShort;

/// The connection is to be cut without an answer.
#[derive(Debug)]
pub(super) struct Cut;

impl fmt::Display for Cut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the connection was cut on purpose")
    }
}

impl std::error::Error for Cut {}

impl From<Infallible> for Cut {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

/// A body on its way: whole, or cut short on purpose.
pub(super) type Sent = UnsyncBoxBody<Bytes, Cut>;

/// A whole body.
pub(super) fn bytes(body: Vec<u8>) -> Sent {
    Full::new(Bytes::from(body)).map_err(Cut::from).boxed_unsync()
}

/// The beginning of a body, then an error: hyper cuts the connection.
struct Half(Option<Bytes>);

impl Body for Half {
    type Data = Bytes;
    type Error = Cut;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Cut>>> {
        Poll::Ready(Some(self.0.take().map(Frame::data).ok_or(Cut)))
    }
}

/// The answer as it goes out.
pub(super) fn sent(reply: Reply) -> Response<Sent> {
    let Some(cut) = reply.extensions().get::<CutShort>().copied() else { return reply.map(bytes) };
    let mut reply = reply.map(|body| Half(Some(Bytes::from(body))).boxed_unsync());
    reply.headers_mut().insert(header::CONTENT_LENGTH, header::HeaderValue::from(cut.length));
    reply
}
