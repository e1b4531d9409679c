/// Looks: themes as palettes of colour roles, size of letters, and what is remembered of both.
package ringside.gui.theme;
