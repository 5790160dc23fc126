import type { DBCore, DBCoreTable, Middleware } from "dexie";

let count = 0;

/** How many requests the database has answered in this page or worker, well or ill. */
export function countAnswers(): number {
  return count;
}

/** Has Dexie count the answers of the database, so that its silence can be told from long work. */
export const answerCounter: Middleware<DBCore> = {
  stack: "dbcore",
  name: "answers",
  create: (core) => ({ ...core, table: (name) => countedTable(core.table(name)) }),
};

function countedTable(table: DBCoreTable): DBCoreTable {
  const counted =
    <Request, Answer>(ask: (request: Request) => Promise<Answer>) =>
    (request: Request) => {
      const answer = ask(request);
      answer.then(hear, hear);
      return answer;
    };
  return {
    ...table,
    mutate: counted(table.mutate),
    get: counted(table.get),
    getMany: counted(table.getMany),
    query: counted(table.query),
    openCursor: counted(table.openCursor),
    count: counted(table.count),
  };
}

function hear(): void {
  count++;
}
