package org.songhua.register;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of records.
 *
 * @param records the records, with what the caller may not see taken out
 * @param next what to give as {@code after} for the next page; null at the end
 */
public record RecordPage(
        List<RegisterRecord> records, @Nullable String next) {
    public RecordPage {
        records = List.copyOf(records);
    }
}
