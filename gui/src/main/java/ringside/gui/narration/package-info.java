/// Events in words, numbers and names as people read them.
package ringside.gui.narration;
