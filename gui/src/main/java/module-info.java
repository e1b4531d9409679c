/// The workbench window.
module ringside.gui {
    requires ringside.workbench;
    requires ringside.shared;
    requires javafx.controls;
    requires atlantafx.base;
    requires org.controlsfx.controls;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.feather;
}
