package org.songhua.planning.internal.declared;

import java.util.List;
import org.songhua.engine.fault.FaultException;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackView;
import org.songhua.planning.ServiceSet;
import org.songhua.planning.ServiceSets;
import org.springframework.stereotype.Component;

/** What the packs declare. */
@Component
class DeclaredServices implements ServiceSets {
    private final List<ServiceSet> sets;

    DeclaredServices(PackContent content) {
        // Packs were checked when they were loaded; a fault here is one of this program.
        sets = PackView.listOf(
                content,
                packs -> ServiceReader.read(packs, fault -> {
                    throw new FaultException(fault);
                }));
    }

    @Override
    public List<ServiceSet> list() {
        return sets;
    }
}
