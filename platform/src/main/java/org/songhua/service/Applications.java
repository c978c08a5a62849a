package org.songhua.service;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.register.RecordStep;
import org.songhua.register.RegisterRecord;

/**
 * Applications. Applicants need no account: they hold a code. Those who decide are bound by the scope and the permissions of the
 * register, whose actions they do. Unknown services, codes and numbers end in {@link org.songhua.people.NotFoundException},
 * wrong input in {@link org.songhua.engine.fault.FaultException} with all that is wrong.
 */
public interface Applications {
    /** Most documents of one application. */
    int MOST_DOCUMENTS = 20;

    /**
     * Who applies without an account: the fields of the form are theirs to fill in, and nothing else is open to them; what they may
     * do beyond that is decided here and not by permissions.
     */
    Caller APPLICANT = new Caller(
            "applicant",
            Set.of(Permission.REGISTER_VIEW, Permission.REGISTER_EDIT, Permission.REGISTER_APPROVE),
            Scope.ALL);

    /** Takes an application; the caller is {@link #APPLICANT}, or who fills in the form for somebody at the counter. */
    Receipt apply(String service, ApplicationForm form, Caller caller);

    /** {@return what an earlier application said, to fill a form with; nothing unless its applicant has this identity} */
    Map<String, Object> earlier(String service, String code, String identity);

    /** {@return how an application stands} */
    Tracked track(String code);

    /** Adds a document: PDF, JPEG or PNG by its content, of at most 12 MB; sealed. */
    Tracked bring(String code, String kind, byte[] content);

    /** Takes an application back, where its service lets it. */
    Tracked withdraw(String code);

    /** {@return what a certificate says, if there is one of that code} */
    Optional<Certified> verify(String code);

    /** {@return applications of a service in a state, those that wait in the order in which they are served} */
    List<Waiting> list(String service, String state, int limit, Caller caller);

    /** {@return applications whose state should have been left by now, the latest first} */
    List<Waiting> late(String service, int limit, Caller caller);

    /** {@return what each rule says of an application, with all that the registers know} */
    List<Verdict> verdicts(String service, String number, Caller caller);

    /** Does something to an application, by the rules of its register and of its service. */
    RegisterRecord decide(String service, String number, @Nullable Long expected, RecordStep step, Caller caller);

    /** {@return who applied; looking is written into the audit log} */
    Map<String, String> person(String service, String number, Caller caller);

    /** {@return what was brought; not the documents themselves} */
    List<Tracked.Brought> documents(String service, String number, Caller caller);

    /** {@return a document} */
    Optional<byte[]> document(String service, String number, int document, Caller caller);

    /** Erases who applied and what they brought; the record stays, for it never held them. */
    void erase(String service, String number, Caller caller);

    /** Books what is due for a month, each application within the caller's scope once however often this is asked. */
    Paid pay(String service, YearMonth month, Caller caller);

    /** {@return who should have the service and has it not} */
    Gap gap(String service, int rows, Caller caller);
}
