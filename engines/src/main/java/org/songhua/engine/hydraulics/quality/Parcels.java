package org.songhua.engine.hydraulics.quality;

import java.util.Arrays;

/**
 * Water in a row, as it stands in a pipe: parcels of one quality each, in cubic metres. New water comes in at the back, old
 * leaves at the front. What it holds is exact but for parcels that differ by less than the tolerance, which become one with
 * their mean; mass is kept in either case.
 */
final class Parcels {
    private static final int FIRST_SIZE = 8;

    private final double tolerance;
    private double[] volumes = new double[FIRST_SIZE];
    private double[] qualities = new double[FIRST_SIZE];
    private int front;
    private int back;
    /** Taken without being there; the next that comes in pays for it. */
    private double owed;

    Parcels(double tolerance) {
        this.tolerance = tolerance;
    }

    int count() {
        return back - front;
    }

    double volume() {
        double sum = -owed;
        for (int i = front; i < back; i++) sum += volumes[i];
        return sum;
    }

    double mass() {
        double sum = 0;
        for (int i = front; i < back; i++) sum += volumes[i] * qualities[i];
        return sum;
    }

    /** {@return quality at the end where water leaves; NaN when empty} */
    double atFront() {
        return count() == 0 ? Double.NaN : qualities[front];
    }

    /** {@return quality at the end where water comes in; NaN when empty} */
    double atBack() {
        return count() == 0 ? Double.NaN : qualities[back - 1];
    }

    /** Adds water at the back. */
    void push(double volume, double quality) {
        double rest = volume - owed;
        owed = Math.max(0, -rest);
        if (rest <= 0) return;
        if (count() > 0 && Math.abs(quality - qualities[back - 1]) < tolerance) join(back - 1, rest, quality);
        else append(rest, quality);
    }

    /** Adds water at the front, where it will leave first: a tank that is filled and emptied from above. */
    void pushFront(double volume, double quality) {
        reverse();
        push(volume, quality);
        reverse();
    }

    private void join(int parcel, double volume, double quality) {
        double sum = volumes[parcel] + volume;
        qualities[parcel] = (qualities[parcel] * volumes[parcel] + quality * volume) / sum;
        volumes[parcel] = sum;
    }

    private void append(double volume, double quality) {
        if (back == volumes.length) makeRoom();
        volumes[back] = volume;
        qualities[back] = quality;
        back++;
    }

    private void makeRoom() {
        int count = count();
        int size = count > volumes.length / 2 ? volumes.length * 2 : volumes.length;
        volumes = Arrays.copyOf(Arrays.copyOfRange(volumes, front, back), size);
        qualities = Arrays.copyOf(Arrays.copyOfRange(qualities, front, back), size);
        front = 0;
        back = count;
    }

    /**
     * Takes water from the front and gives the mass in it. Where more is taken than there is, the last quality counts for
     * the rest, and what comes in next makes up for it.
     */
    double pull(double volume) {
        double left = volume;
        double mass = 0;
        double last = 0;
        while (left > 0 && front < back) {
            double part = Math.min(left, volumes[front]);
            last = qualities[front];
            mass += part * last;
            left -= part;
            volumes[front] -= part;
            if (volumes[front] <= 0) front++;
        }
        owed += left;
        return mass + left * last;
    }

    /** The other end becomes the front: the flow has turned. */
    void reverse() {
        for (int i = front, j = back - 1; i < j; i++, j--) {
            swap(volumes, i, j);
            swap(qualities, i, j);
        }
    }

    private static void swap(double[] values, int i, int j) {
        double value = values[i];
        values[i] = values[j];
        values[j] = value;
    }

    /** Changes each parcel's quality. */
    void change(Change change) {
        for (int i = front; i < back; i++) qualities[i] = change.after(qualities[i]);
    }

    /** What time does to a quality. */
    @FunctionalInterface
    interface Change {
        double after(double quality);
    }
}
