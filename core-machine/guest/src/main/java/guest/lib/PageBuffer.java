package guest.lib;

import guest.raw.Memory;
import guest.raw.RawAllowed;
import shared.map.AddressMap;

/// Bytes of a program that fill whole pages of its memory and share them with nothing else, so that the pages can be lent.
@RawAllowed(category = RawAllowed.Category.RUNTIME, reason = "finds the first page border among the elements of an array")
public final class PageBuffer {
    private final byte[] bytes;
    private final int start;
    private final int pages;

    /// Cleared pages. To be made when the program runs: before, it has no addresses.
    public PageBuffer(int pages) {
        this.pages = pages;
        bytes = new byte[(pages + 1) * AddressMap.PAGE];
        start = (int) -Memory.addressOfElements(bytes) & AddressMap.PAGE - 1;
    }

    /// The array in which the pages lie, with others before and behind them.
    public byte[] bytes() {
        return bytes;
    }

    /// Index of the first byte.
    public int start() {
        return start;
    }

    /// Whether there are `count` pages. Any int.
    public boolean has(int count) {
        return count >= 0 && count <= pages;
    }
}
