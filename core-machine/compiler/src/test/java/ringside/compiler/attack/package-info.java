/// Services that try to break memory safety without raw access, and holes in the compiler which they must find.
package ringside.compiler.attack;
