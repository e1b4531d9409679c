package ringside.gui.control;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/// Something that draws by hand in colours of the style sheet: `-ink-lane`, `-ink-ground` and `-ink-alarm`.
public abstract class InkedRegion extends Region {
    private static final StyleablePropertyFactory<InkedRegion> FACTORY = new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    private final StyleableProperty<Paint> lane =
            FACTORY.createStyleablePaintProperty(this, "lane", "-ink-lane", region -> region.lane, Color.BLACK);
    private final StyleableProperty<Paint> ground =
            FACTORY.createStyleablePaintProperty(this, "ground", "-ink-ground", region -> region.ground, Color.WHITE);
    private final StyleableProperty<Paint> alarm =
            FACTORY.createStyleablePaintProperty(this, "alarm", "-ink-alarm", region -> region.alarm, Color.RED);

    protected InkedRegion() {
        getStyleClass().add("inked");
        for (StyleableProperty<Paint> colour : List.of(lane, ground, alarm)) {
            ((ObservableValue<?>) colour).subscribe((_, _) -> recoloured());
        }
    }

    /// Draws everything again, because a colour has changed.
    protected abstract void recoloured();

    /// The lane's own colour.
    protected final Paint lane() {
        return lane.getValue();
    }

    /// What stands out from the lane's colour.
    protected final Paint ground() {
        return ground.getValue();
    }

    protected final Paint alarm() {
        return alarm.getValue();
    }

    @Override
    public final List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }
}
