package org.songhua.cim.internal.quality.declared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which statements of packs pass. What does not pass is an attack or a mistake; both are told in a sentence. */
class SqlWordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select o.id, o.name as note from object o",
                "SELECT o.id, o.attributes ->> 'code' AS note FROM object o WHERE o.class = 'component'",
                "select d.number, d.title as note from dataset d where d.dated is null and d.objects > 0",
                "select d.number, d.due as note from dataset d cross join clock c where d.due < c.today - interval '2 days'",
                "select a.id, b.name as note from object a join object b on b.name = a.name and b.id <> a.id",
                "select id, n::text as note from (select o.id, count(*) over (partition by o.name) as n from object o) as x where n > 1",
                "select o.id, null as note from object o where exists (select 1 from object p where p.id = o.id)",
                "select o.id, o.name as note from object o where o.dataset = any (select d.number from dataset d)",
                "select o.id, case when (o.attributes ->> 'height')::numeric > 5 then 'tall' else 'low' end as note from object o",
                "select o.id, 'it''s -- no comment' as note from object o",
                "select o.id, o.name || ' / ' || coalesce(o.region, '-') as note from object o",
                "select id, max(west) as note from object group by id having count(*) > 1 union all select id, null as note from object",
            })
    void aQueryOverWhatIsLaidBeforePasses(String statement) {
        assertThat(SqlWords.objection(statement)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // another statement, another kind of statement
                "select id, name from object; drop table cim.object",
                "delete from object",
                "update object set name = 'x'",
                "insert into object values (1)",
                "with x as (delete from object returning id) select id, null as note from x",
                "copy object to program 'sh'",
                "do 'begin end'",
                "explain analyze select id, name from object",
                "table object",
                "values (1, 2)",
                "select id, name into hacked from object",
                "select id, name from object for update",
                "select id, 1 as into, name into hacked from object",
                // other tables, however they are called
                "select id, secret from casework.vault_item",
                "select id, name from cim.object",
                "select id, name from people.account",
                "select 1 as id, rolpassword as note from pg_authid",
                "select 1 as id, 2 as note from pg_catalog.pg_shadow",
                "select 1 as pg_authid, 2 as note from pg_authid",
                "select 1 as id, 2 as note from information_schema.tables",
                "select 1 as id, 2 as note from \"cim\".\"object\"",
                "select 1 as id, 2 as note from U&\"c\\0069m\"",
                "select a.id, a.note from object a natural join vault a",
                // functions that do more than reckon
                "select o.id, pg_sleep(1000) as note from object o",
                "select o.id, pg_read_file('/etc/passwd') as note from object o",
                "select o.id, set_config('search_path', 'people', false) as note from object o",
                "select o.id, query_to_xml('select 1', true, true, '') as note from object o",
                "select o.id, lo_import('/etc/passwd') as note from object o",
                "select o.id, nextval('cim.data_version') as note from object o",
                "select o.id, repeat('x', 1000000000) as note from object o",
                "select o.id, pg_advisory_lock(1) as note from object o",
                "select n as id, n as note from generate_series(1, 1000000000) as n",
                "select o.id, dblink('host=evil', 'select 1') as note from object o",
                "select o.id, current_setting('songhua.key') as note from object o",
                "select o.id, version() as note from object o",
                "select o.id, any(o.name) as note from object o",
                // casts to types that open doors
                "select o.id, 'people.account'::regclass as note from object o",
                "select o.id, 'select 1'::xml as note from object o",
                "select o.id, o.name::(text) as note from object o",
                // ways around the reader
                "select o.id, o.name as note from object o -- and more",
                "select o.id, o.name as note from object o /* and more */",
                "select o.id, $$x$$ as note from object o",
                "select o.id, E'\\'' as note from object o",
                "select o.id, ? as note from object o",
                "select o.id, {fn now()} as note from object o",
                "select o.id, @@1 as note from object o",
                "select o.id, '\0' as note from object o where \0",
                "select o.id, o.name as note from object o) as f; select (1",
                "select o.id, o.name as note from (object o",
                "select o.id, o.name as note from object o)",
                "with recursive r as (select 1 union all select 1 from r) select 1, 2 from r",
                "",
                "   ",
            })
    void whateverElseDoesNot(String statement) {
        assertThat(SqlWords.objection(statement)).isPresent();
    }

    @Test
    void theObjectionNamesTheWord() {
        assertThat(SqlWords.objection("select o.id, pg_sleep(1) as note from object o"))
                .contains("The function pg_sleep is not part of the language.");
        assertThat(SqlWords.objection("select o.id, o.password from object o"))
                .contains("The word password is not part of the language.");
        assertThat(SqlWords.objection("select vault.id, 1 from object o"))
                .contains("The name vault before a dot is neither a table nor a letter given to one.");
        assertThat(SqlWords.objection("select o.id, o.name::regclass from object o"))
                .contains("The type regclass cannot be cast to.");
        assertThat(SqlWords.objection("select 1; select 2"))
                .contains("The character ; at 9 is not part of the language.");
    }

    @Test
    void aStatementOfTenThousandCharactersIsNotRead() {
        assertThat(SqlWords.objection("select o.id, o.name from object o where " + "o.id = o.id and ".repeat(600)))
                .contains("It has more than 4000 characters.");
    }

    @Test
    void aQuestionMarkWouldBeAParameterAndIsRefusedEvenInAText() {
        assertThat(SqlWords.objection("select o.id, '?' as note from object o")).isPresent();
    }
}
