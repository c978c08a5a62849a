package org.songhua.edge.imports;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What may be uploaded.
 *
 * @param maxUpload largest file
 */
@ConfigurationProperties("songhua.import")
record ImportSettings(@DefaultValue("4GB") DataSize maxUpload) {}
