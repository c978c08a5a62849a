package org.songhua.service;

import org.songhua.pack.Text;

/**
 * Public places that are open by the day and can be booked, as a pack declares them.
 *
 * @param code its code, unique over all packs
 * @param pack pack that declares it
 * @param title its name
 * @param description what it is for, in one sentence
 * @param basis what it rests on; empty when nothing is cited
 * @param register register of the places
 * @param state state in which a place is open at all
 * @param capacity field with how many people a place takes in a day
 * @param hours field with the hours as people read them; empty for none
 * @param closedWeekday field with the weekday on which it is closed, 1 Monday to 7 Sunday; empty for none
 * @param closedUntil field with the last day of a time of closing; empty for none
 * @param daysAhead for how many days from today it can be booked
 * @param mostSeats most people in one booking
 */
public record Offer(
        String code,
        String pack,
        Text title,
        Text description,
        String basis,
        String register,
        String state,
        String capacity,
        String hours,
        String closedWeekday,
        String closedUntil,
        int daysAhead,
        int mostSeats) {}
