using NotebookEngine.Bench;

// Without an argument: the benchmark. With one: a fresh process that the benchmark measures.
switch (args)
{
    case []:
        await Comparison.RunAsync(rounds: 5, cells: 100);
        return 0;
    case [Contenders.Engine, var cells]:
        await Contenders.RunEngineAsync(int.Parse(cells, null));
        return 0;
    case [Contenders.Plain, var cells]:
        await Contenders.RunPlainAsync(int.Parse(cells, null));
        return 0;
    default:
        await Console.Error.WriteLineAsync("usage: NotebookEngine.Bench");
        return 2;
}
