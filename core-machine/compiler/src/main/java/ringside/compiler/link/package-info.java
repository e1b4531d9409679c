/// Joins compiled code and data into an image: addresses, entry stubs, boot code, page tables, run-time tables, ELF.
///
/// The code generator hands over [ringside.compiler.link.CodeUnit]s and [ringside.compiler.link.DataUnit]s that refer to each
/// other by symbol; it knows no addresses. Symbols are per domain. Besides the units, every domain has the symbols
/// `@imageTable` ([shared.layout.ImageTable]), `@stub.NAME` (the entry stubs of `guest.raw.Code.stub`), and, where the domain
/// has an `@Entry` method of that kind, the linker calls `@entry.BOOT`, `@entry.TRAP`, `@entry.SYSTEM_CALL`, `@entry.START`,
/// which the code generator defines as aliases.
package ringside.compiler.link;
