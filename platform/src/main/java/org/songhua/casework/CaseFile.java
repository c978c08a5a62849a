package org.songhua.casework;

import java.util.List;
import org.songhua.engine.flow.FlowCase;

/**
 * 案卷: a case with all that its log comes to.
 *
 * @param summary what lists show
 * @param standing state, clocks, tasks, requests, evidence and fields
 * @param routingJson why the department leads, or which rules were tried in vain
 * @param reports reports that it answers, without who sent them
 */
public record CaseFile(CaseSummary summary, FlowCase standing, String routingJson, List<Report> reports) {}
