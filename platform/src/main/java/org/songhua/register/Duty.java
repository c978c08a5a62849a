package org.songhua.register;

import org.songhua.pack.Text;

/**
 * Something that must be done again and again, or a day by which something ends.
 *
 * @param code its code
 * @param title what people call it
 * @param from field with the day it is reckoned from
 * @param months months after that day; 0 for the day itself, as for an expiry
 * @param monthsField field that says the months instead; empty for none
 * @param when condition under which it stands; empty for always
 * @param leadDays days before, from which on it is shown as coming
 * @param basis what it rests on
 */
public record Duty(
        String code,
        Text title,
        String from,
        int months,
        String monthsField,
        String when,
        int leadDays,
        String basis) {}
