-- The last edit of city objects that a run saw. What the next run reads is what this one read and the edits since, so that
-- nothing need be read again that nobody touched. Null for runs before it was noted: after them everything is read.
alter table evaluation.run add column edit bigint;
