package org.songhua.sensing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;

/** The register of devices, and the quarantine of what came from others. */
public interface Devices {

    /** {@return all devices, by network and name, as of now} */
    List<Device> list();

    /** {@return the device that calls itself so; from memory} */
    Optional<Device> find(String protocol, String code);

    /** {@return whether the device has a password} */
    boolean needsPassword(Device device);

    /** {@return whether the password is that of the device; true for a device that has none} */
    boolean accepts(Device device, String password);

    /**
     * {@return number of the datastream that a word of the device means; from memory} A word that a pack knows gets a datastream when it
     * first comes: a factor of HJ 212, of other protocols what stands behind the last {@code /} of the channel.
     */
    Optional<Long> channel(Device device, String channel);

    /** {@return the datastreams of a device by its own words} */
    Map<String, Long> channels(Device device);

    /** Puts the thing of a device where the device says that it is. Readings tell where it was before. */
    void moveTo(Device device, double lon, double lat);

    /** Notes a message that was taken. Kept in memory, and written every few seconds. */
    void noteSeen(Device device, Sign sign);

    /**
     * What a message tells of its device.
     *
     * @param received when it came
     * @param sent what its clock said; null when it did not
     * @param battery share of a full battery; null when it did not say
     */
    record Sign(
            Instant received,
            @Nullable Instant sent,
            @Nullable Double battery) {}

    /**
     * Keeps a message that could not be placed; blocks until it is durable.
     *
     * @return whether there was room; when not, nothing was kept, and it must not be acknowledged
     */
    boolean quarantine(Quarantined message);

    /**
     * A message that could not be placed.
     *
     * @param id 0 before it is kept
     * @param address where it came from
     * @param reason word: {@code unknown}, {@code password}, {@code disabled}, {@code channel}, {@code command}, {@code form},
     *     {@code part} with what it is a part of
     * @param message as it came
     */
    @SuppressWarnings("ArrayRecordComponent") // written once, read once
    record Quarantined(
            long id, String protocol, String code, String address, String reason, byte[] message, Instant received) {}

    /** {@return the newest messages in quarantine} */
    List<Quarantined> listQuarantine(int limit);

    /** Takes the messages of a device with that reason out of quarantine. {@return how many there were} */
    int release(String protocol, String code, String reason);

    /** {@return how many messages are in quarantine} */
    long countQuarantine();

    /** {@return the devices that are known and of which messages are in quarantine} */
    List<Device> listHeld();

    /** {@return the messages of a device in quarantine, oldest first} */
    List<Quarantined> quarantineOf(String protocol, String code);

    /** Takes messages out of quarantine. {@return how many there were} */
    int release(List<Long> ids);

    /**
     * Makes devices known from a file: CSV with a heading; columns {@code protocol, code, name, network, lon, lat, password, observes,
     * maker, firmware, cityObject}, of which the first three must be there. {@code observes} lists observed properties of packs, each
     * alone or as {@code channel=property}, with semicolons between. Codes are kept as {@link DeviceCode} says. A device that is known already is changed.
     *
     * @param by who does it, for the audit log
     */
    Onboarding onboard(byte[] csv, String by);

    /**
     * What became of the rows of a file.
     *
     * @param faults of the rows that were refused
     */
    record Onboarding(int created, int changed, int unchanged, List<Fault> faults) {}
}
