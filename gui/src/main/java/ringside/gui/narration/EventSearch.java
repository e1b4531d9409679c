package ringside.gui.narration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import ringside.gui.recording.LaneRecording;

/// Finds an event of a lane by its number or by words of its description.
public final class EventSearch {
    private final LaneRecording recording;
    private final Narration narration;

    public EventSearch(LaneRecording recording) {
        this.recording = recording;
        this.narration = new Narration(recording);
    }

    /// Position of the event that `wanted` means.
    ///
    /// @param wanted a number, or words which the event's label or sentence contains, in any order and in either case
    /// @param after  a search by words begins behind this position and goes on at the beginning after the last event
    /// @return empty where there is no such event
    public OptionalInt find(String wanted, int after) {
        String text = wanted.strip().toLowerCase(Locale.ROOT);
        int last = recording.end();
        if (text.matches("\\d{1,9}")) {
            int number = Integer.parseInt(text);
            return number <= last ? OptionalInt.of(number) : OptionalInt.empty();
        }
        List<String> words = Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
        if (words.isEmpty()) {
            return OptionalInt.empty();
        }
        return IntStream.concat(IntStream.rangeClosed(after + 1, last), IntStream.rangeClosed(0, Math.min(after, last)))
                .filter(position -> describedBy(position, words)).findFirst();
    }

    private boolean describedBy(int position, List<String> words) {
        String description = (narration.label(position) + " " + narration.sentence(position)).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(description::contains);
    }
}
