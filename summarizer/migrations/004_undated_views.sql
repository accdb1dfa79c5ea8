-- The views again: what has no date of its own has an empty day, not that of its processing.
DROP VIEW IF EXISTS summaries;
DROP VIEW IF EXISTS actors;
DROP VIEW IF EXISTS meetings;
DROP VIEW IF EXISTS stances;

CREATE VIEW summaries AS
SELECT substr(article, 1, 12) AS article, published AS day, outlet,
    json_extract(summary, '$.headline') AS headline,
    (SELECT group_concat(json_extract(value, '$.text'), ' ') FROM json_each(summary, '$.summary')) AS summary,
    json_array_length(summary, '$.actors') AS actors,
    json_array_length(summary, '$.meetings') AS meetings,
    json_array_length(summary, '$.stances') AS stances,
    url, source
FROM articles WHERE state = 'done';

CREATE VIEW actors AS
SELECT json_extract(actor.value, '$.name') AS name, json_extract(actor.value, '$.kind') AS kind,
    json_extract(actor.value, '$.role') AS role,
    a.published AS day, a.outlet, substr(a.article, 1, 12) AS article
FROM articles AS a, json_each(a.summary, '$.actors') AS actor WHERE a.state = 'done';

CREATE VIEW meetings AS
SELECT (SELECT group_concat(json_extract(actor.value, '$.name'), ' – ')
        FROM json_each(meeting.value, '$.participants') AS taking, json_each(a.summary, '$.actors') AS actor
        WHERE json_extract(actor.value, '$.id') = taking.value) AS participants,
    json_extract(meeting.value, '$.status') AS status,
    json_extract(meeting.value, '$.date_start') AS date_start, json_extract(meeting.value, '$.date_end') AS date_end,
    json_extract(meeting.value, '$.place') AS place, json_extract(meeting.value, '$.topic') AS topic,
    json_extract(meeting.value, '$.evidence[0].text') AS evidence,
    a.published AS day, a.outlet, substr(a.article, 1, 12) AS article
FROM articles AS a, json_each(a.summary, '$.meetings') AS meeting WHERE a.state = 'done';

CREATE VIEW stances AS
SELECT (SELECT json_extract(actor.value, '$.name') FROM json_each(a.summary, '$.actors') AS actor
        WHERE json_extract(actor.value, '$.id') = json_extract(stance.value, '$.holder')) AS holder,
    json_extract(stance.value, '$.position') AS position, json_extract(stance.value, '$.issue') AS issue,
    json_extract(stance.value, '$.claim') AS claim, json_extract(stance.value, '$.quote') AS quote,
    json_extract(stance.value, '$.evidence[0].text') AS evidence,
    a.published AS day, a.outlet, substr(a.article, 1, 12) AS article
FROM articles AS a, json_each(a.summary, '$.stances') AS stance WHERE a.state = 'done';
