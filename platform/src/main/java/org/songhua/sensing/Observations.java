package org.songhua.sensing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The readings. They know their datastreams by number alone; what a datastream is, {@code sensing} knows elsewhere. */
public interface Observations {

    /**
     * Keeps readings; blocks until they are durable.
     *
     * @return what became of each, in order
     */
    List<Appended> append(List<NewObservation> readings);

    Optional<Observation> find(long id);

    /**
     * Puts other content in place of a reading, which keeps its id; the old one goes to the history.
     *
     * @throws org.songhua.people.NotFoundException when there is no such reading
     * @throws org.songhua.engine.fault.FaultException when another reading has that datastream and time
     */
    Observation replace(long id, NewObservation content);

    /** {@return whether there was such a reading} */
    boolean delete(long id);

    /** Deletes all readings of datastreams that are no more. */
    void deleteOf(long... datastreams);

    /** {@return what of these datastreams lies before a time as whole blocks, the last block of each left aside} */
    OldReadings old(long[] datastreams, Instant before);

    /** Drops those, and keeps what they come to by minutes, hours or days, which {@link #aggregate} goes on telling. {@return what went} */
    OldReadings dropOld(long[] datastreams, Instant before);

    /** {@return the reading with the latest phenomenon time, from memory} */
    Optional<Observation> latest(long datastream);

    /** {@return since when and until when there are readings, from memory} */
    Optional<TimeSpan> span(long datastream);

    /** Hands over readings one by one until the sink returns false. */
    void stream(ObservationQuery query, Predicate<Observation> sink);

    /** {@return how many readings the query finds, its limit left aside} */
    long count(ObservationQuery query);

    /**
     * {@return how many readings the query finds when they are not more than so many or the number is at hand, else about how many} Numbers are taken as
     * spread evenly between the least and the greatest of a block.
     */
    long estimate(ObservationQuery query, long exactUpTo);

    /** {@return min, max, mean and count per interval, by time} */
    List<Aggregate> aggregate(long datastream, Instant from, Instant until, Duration step);
}
