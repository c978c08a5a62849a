package org.songhua.engine.hydraulics.inp;

import java.util.List;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.hydraulics.WaterNetwork;

/**
 * What a file holds.
 *
 * @param network the network, complete and consistent
 * @param remarks what is odd in the file, by line; none of it hinders
 */
public record InpDocument(WaterNetwork network, List<Fault> remarks) {
    public InpDocument {
        remarks = List.copyOf(remarks);
    }
}
