package org.songhua;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The platform: every direct sub-package is a module; the modules and their directions are in ARCHITECTURE.md. */
@Modulithic(systemName = "Songhua")
@SpringBootApplication
public class SonghuaApplication {}
