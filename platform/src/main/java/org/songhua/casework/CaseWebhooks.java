package org.songhua.casework;

import org.songhua.outward.Webhooks;

/** Addresses that are told what becomes of cases. To change them needs {@code case.configure}. */
public interface CaseWebhooks extends Webhooks {}
