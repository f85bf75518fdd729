//! The server's end: a step function over all links of one node.

