/// What compiled Java itself needs beyond its instructions: the doors to the image and its entries, text, and reports of what
/// went wrong. A library: every protection domain that reaches a class has its own copy.
package guest.lang;
