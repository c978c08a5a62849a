package org.songhua.pack.internal;

import java.util.SortedMap;
import java.util.TreeMap;

/** What the fault codes of this module mean. A code is never given a second meaning. */
final class FaultCodes {
    private static final String ALL = """
            CAL-001 the text is no day and no stretch of days
            CAL-002 a day stands twice in a file
            CAL-003 a day is far from the year of its file
            CAL-004 between published years one is missing
            CAL-005 the year has another number of workdays than the file says
            CIM-011 the class has no such attribute
            CIM-012 a required attribute is missing
            CIM-013 the value has the wrong type
            CIM-014 the number is out of range
            CIM-015 the text does not have the form of the pattern
            CIM-016 the text is too long
            CIM-017 the value is not in the closed list
            CIM-018 the text is not a date, or date and time
            PACK-001 the file is not YAML or not UTF-8
            PACK-002 the file is too large or nested too deep
            PACK-003 anchors, aliases and type tags are not allowed
            PACK-004 a key stands twice in a mapping
            PACK-005 a key is unknown or stands in the wrong place
            PACK-006 a key or the whole content is missing
            PACK-007 a value has the wrong type
            PACK-008 a value has the wrong form, is out of range or not in the closed list
            PACK-010 the pack lacks a file
            PACK-011 the pack has a YAML file that nobody reads
            PACK-012 the code of the pack is not the name of its folder
            PACK-013 the folder of packs does not exist
            PACK-014 no pack lies below the folder
            PACK-015 the folder cannot be read
            PACK-020 a keyword does not suit the type of the attribute
            PACK-021 minimum is greater than maximum
            PACK-022 a pattern is not a regular expression
            PACK-023 an attribute set does not exist
            PACK-024 the class has no such attribute
            PACK-025 a class gets an attribute twice
            PACK-026 a value does not suit the enum
            PACK-030 a rule takes a geometry that the class does not have
            PACK-031 a rule translates values of no tag
            PACK-032 a rule gives a value that the attribute does not allow
            PACK-033 a rule does not always give a required attribute
            PACK-040 two packs have one code
            PACK-041 a required pack does not exist
            PACK-042 packs require each other in a circle
            PACK-043 a group is declared twice
            PACK-044 a group does not exist
            PACK-045 a class is declared twice
            PACK-050 an example did not come out as it says
            """;

    private FaultCodes() {}

    /** {@return each code with its meaning} */
    static SortedMap<String, String> meanings() {
        var meanings = new TreeMap<String, String>();
        ALL.lines()
                .forEach(line ->
                        meanings.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
        return meanings;
    }
}
