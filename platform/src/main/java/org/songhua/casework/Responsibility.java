package org.songhua.casework;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of the responsibility list (权责清单): who answers for what, where.
 *
 * @param id {@code pack:file:n} or {@code db:n}
 * @param classHead head of class codes; empty for all
 * @param areaHead head of region codes; empty for everywhere
 * @param owner code of who owns the component; empty for any
 * @param department code of who is responsible
 * @param basis law, decision or plan it rests on
 * @param from first day; null for always
 * @param to last day; null for ever
 */
public record Responsibility(
        String id,
        String classHead,
        String areaHead,
        String owner,
        String department,
        String basis,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {}
