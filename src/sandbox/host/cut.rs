//! Response bodies: whole, or truncated when a fault requires it.

use std::convert::Infallible;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use http::{Response, header};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full};
use hyper::body::{Body, Bytes, Frame};

use super::fault::Truncation;
use super::reply::Reply;

/// The error that makes hyper cut the connection.
#[derive(Debug)]
pub(super) struct ConnectionCut;

impl fmt::Display for ConnectionCut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the connection was cut on purpose")
    }
}

impl std::error::Error for ConnectionCut {}

impl From<Infallible> for ConnectionCut {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

/// The body of a response: whole, or truncated on purpose.
pub(super) type ReplyBody = UnsyncBoxBody<Bytes, ConnectionCut>;

/// Builds a whole body.
pub(super) fn whole_body(body: Vec<u8>) -> ReplyBody {
    Full::new(Bytes::from(body)).map_err(ConnectionCut::from).boxed_unsync()
}

/// A body that yields its data, then an error: hyper cuts the connection.
struct TruncatedBody(Option<Bytes>);

impl Body for TruncatedBody {
    type Data = Bytes;
    type Error = ConnectionCut;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, ConnectionCut>>> {
        Poll::Ready(Some(self.0.take().map(Frame::data).ok_or(ConnectionCut)))
    }
}

/// Converts a reply to the response to send. A truncated one keeps the announced `Content-Length`.
pub(super) fn to_response(reply: Reply) -> Response<ReplyBody> {
    let announced = reply.extensions().get::<Truncation>().copied();
    let Some(announced) = announced else { return reply.map(whole_body) };
    let mut reply = reply.map(|body| TruncatedBody(Some(Bytes::from(body))).boxed_unsync());
    reply.headers_mut().insert(header::CONTENT_LENGTH, header::HeaderValue::from(announced.length));
    reply
}
