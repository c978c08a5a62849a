package org.songhua.edge.sta;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Permission;
import tools.jackson.databind.JsonNode;

/** Speaks to the service of the shared platform as a program with a key would. */
public final class StaClient {
    private final ApiClient client;
    private final String root;

    private StaClient(ApiClient client, String root) {
        this.client = client;
        this.root = root;
    }

    /** {@return a client that may do everything here} */
    public static StaClient all() {
        return of("v1.1");
    }

    /** {@return a client that may do everything at the root of that edition} */
    public static StaClient of(String version) {
        return with(version, Permission.SENSING_VIEW, Permission.SENSING_SEND, Permission.SENSING_EDIT);
    }

    public static StaClient with(String version, Permission... permissions) {
        return new StaClient(new TestPeople(TestPlatform.shared()).withKey(permissions), "/sta/" + version);
    }

    public static String address() {
        return TestPlatform.shared().address() + "/sta/v1.1";
    }

    /** {@return the answer to GET of a path with options as people write them: name, value, name, value} */
    public ApiClient.Answer get(String path, String... options) {
        return client.get(root + path + query(options));
    }

    /** {@return the answer to GET of an absolute address} */
    public ApiClient.Answer follow(String link) {
        return client.get(link.substring(TestPlatform.shared().address().length()));
    }

    public JsonNode json(String path, String... options) {
        return get(path, options).expect(200).json();
    }

    /** {@return numbers of the entities that the filter finds} */
    public List<Long> ids(String collection, String filter, String... options) {
        var all = new ArrayList<>(List.of("$filter", filter, "$select", "id"));
        all.addAll(List.of(options));
        var ids = new ArrayList<Long>();
        json(collection, all.toArray(String[]::new))
                .path("value")
                .forEach(e -> ids.add(e.path("@iot.id").asLong()));
        return ids;
    }

    public ApiClient.Answer post(String path, String document) {
        return client.post(root + path, document);
    }

    /** {@return number of the entity that was created} */
    public long create(String path, String document) {
        String location = post(path, document).expect(201).header("Location");
        return Long.parseLong(location.substring(location.lastIndexOf('(') + 1, location.length() - 1));
    }

    public ApiClient.Answer send(String method, String path, String document, String type) {
        return client.send(method, root + path, BodyPublishers.ofString(document), type);
    }

    public ApiClient.Answer patch(String path, String document) {
        return client.patch(root + path, document);
    }

    public ApiClient.Answer put(String path, String document) {
        return client.send("PUT", root + path, document);
    }

    public ApiClient.Answer delete(String path, String... options) {
        return client.delete(root + path + query(options));
    }

    public StaClient with(String header, String value) {
        client.with(header, value);
        return this;
    }

    private static String query(String... options) {
        var query = new StringBuilder();
        for (int i = 0; i < options.length; i += 2)
            query.append(i == 0 ? '?' : '&')
                    .append(options[i])
                    .append('=')
                    .append(URLEncoder.encode(options[i + 1], StandardCharsets.UTF_8));
        return query.toString();
    }
}
