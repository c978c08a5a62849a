package org.songhua.edge.ogc.features;

import java.util.Arrays;
import java.util.List;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.Text;

/** Properties that every feature has beside the attributes of its class. */
enum SystemProperty {
    NAME("name", "string", "", "名称", "Name"),
    SOURCE_ID("source_id", "string", "", "来源标识", "Identifier in the source"),
    DATASET("dataset", "string", "", "数据集", "Data set"),
    SYNTHETIC("synthetic", "boolean", "", "合成数据", "Synthetic"),
    REGION("region", "string", "", "所属区域代码", "Region code"),
    REVISION("revision", "integer", "", "版本号", "Revision"),
    VALID_FROM("valid_from", "string", "date-time", "生效时间", "Valid from"),
    VALID_TO("valid_to", "string", "date-time", "失效时间", "Valid to"),
    UPDATED("updated", "string", "date-time", "入库时间", "Recorded");

    private final String key;
    private final String type;
    private final String format;
    private final String zh;
    private final String en;

    SystemProperty(String key, String type, String format, String zh, String en) {
        this.key = key;
        this.type = type;
        this.format = format;
        this.zh = zh;
        this.en = en;
    }

    /** {@return the name in GeoJSON} */
    String key() {
        return key;
    }

    /** {@return the JSON type} */
    String type() {
        return type;
    }

    /** {@return the JSON Schema format, empty for none} */
    String format() {
        return format;
    }

    Text title() {
        return new Text(zh, en);
    }

    /** {@return the properties that features of the class have: an attribute of the same name takes precedence} */
    static List<SystemProperty> of(ClassDefinition definition) {
        return Arrays.stream(values())
                .filter(property -> definition.attribute(property.key).isEmpty())
                .toList();
    }
}
