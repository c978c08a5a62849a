package org.songhua.casework;

import java.util.UUID;

/**
 * A report that was taken.
 *
 * @param trackingCode shown once to who reported; only its digest is kept
 * @param isNew false when the same external number had been taken before; the code is empty then
 */
public record TakenReport(UUID id, long number, UUID caseId, String caseNumber, String trackingCode, boolean isNew) {}
