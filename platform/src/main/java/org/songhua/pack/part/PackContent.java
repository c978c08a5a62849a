package org.songhua.pack.part;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.songhua.pack.Packs;
import org.songhua.pack.yaml.Item;

/** All that the packs say; a bean of the program. What is made of it by a module is kept in a {@link PackView}. */
public interface PackContent extends Packs {

    /**
     * {@return the content of the packs that the program brings along, without a running program; each call reads them anew}
     *
     * @throws org.songhua.engine.fault.FaultException when a pack has a fault
     */
    static PackContent ofClasspath() {
        return ServiceLoader.load(PackContent.class).findFirst().orElseThrow();
    }

    @Override
    default PackContent now() {
        return this;
    }

    /**
     * {@return the files of one kind, in the order of the packs and of their paths}
     *
     * @param part what {@link PackPart#files()} calls them
     */
    List<PartFile> files(String part);

    /**
     * {@return what each file of a kind says, by the code it gives to what it declares}
     *
     * @param part what {@link PackPart#files()} calls them
     */
    default Map<String, Item> byCode(String part) {
        var found = new HashMap<String, Item>();
        for (PartFile file : files(part)) found.put(file.code(), file.content());
        return found;
    }

    /**
     * {@return the entries of a table that all files of a kind have, by their code}
     *
     * @param part what {@link PackPart#files()} calls them
     */
    default Map<String, Item> entries(String part, String table) {
        var found = new HashMap<String, Item>();
        for (PartFile file : files(part))
            found.putAll(file.content().part(table).entries());
        return found;
    }

    /**
     * {@return what stands in a list that all files of a kind have}
     *
     * @param part what {@link PackPart#files()} calls them
     */
    default List<Item> items(String part, String list) {
        return files(part).stream()
                .flatMap(file -> file.content().list(list).stream())
                .toList();
    }

    /**
     * Walks the entries of a table that all files of a kind have, of which each code may stand but once over all packs.
     *
     * @param part what {@link PackPart#files()} calls them
     * @param again gets every entry whose code stood before
     * @param entry gets code and content of every entry
     */
    default void each(String part, String table, Consumer<Item> again, BiConsumer<String, Item> entry) {
        var codes = new HashSet<String>();
        for (PartFile file : files(part))
            file.content().part(table).entries().forEach((code, item) -> {
                if (!codes.add(code)) again.accept(item);
                entry.accept(code, item);
            });
    }
}
