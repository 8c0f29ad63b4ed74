using System.CommandLine;
using Meld.Corpus;
using Meld.Display;
using Meld.Weights;

namespace Meld.Cli.Commands;

/// <summary><c>./meld weights …</c>: pretrained weights in the cache.</summary>
internal static class WeightsCommand
{
    private const double Megabyte = 1e6;

    /// <summary>The command with its subcommands.</summary>
    public static Command Create(TextWriter output, TextWriter error) => new("weights", "Pretrained weights in the cache ($MELD_CACHE, default ~/.cache/meld)")
    {
        WeightsFetchCommand.Create(output, error),
        List(output),
        Verify(output, error),
        WeightsConvertCommand.Create(output, error),
        Subset(output),
    };

    private static Command List(TextWriter output)
    {
        var names = Names(ArgumentArity.ZeroOrMore);
        var command = new Command("list", "Names, sizes and what is there") { names };
        command.SetAction(parsed =>
        {
            output.WriteLine(Table.From(Chosen(parsed.GetValue(names)).Select(weights => new
            {
                Name = weights.Name,
                State = WeightsText.State(weights),
                MB = weights.Bytes / Megabyte,
                Download = weights.Source?.DownloadBytes / Megabyte,
                Verified = weights.Files == 0 ? null : WeightsText.Verified(weights),
                License = weights.License,
                Source = weights.Source?.Source ?? weights.From,
                What = weights.Source?.Description ?? "not in the catalogue",
            })).WithFormat("MB", "0.0").WithFormat("Download", "0.0").ToString().TrimEnd());
            output.WriteLine($"\nin {WeightsCache.Default.Folder}");
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Verify(TextWriter output, TextWriter error)
    {
        var names = Names(ArgumentArity.ZeroOrMore);
        var command = new Command("verify", "Read weights whole and name what is damaged; without names, all that are there") { names };
        command.SetAction(async (parsed, cancellation) =>
        {
            var given = parsed.GetValue(names) ?? [];
            var damaged = false;
            foreach (var weights in Chosen(given).Where(weights => given.Length > 0 || weights.IsThere))
            {
                string? problem;
                // On a thread of its own: Ctrl-C is listened to from the first wait on.
                using (var progress = ProgressLine.For(error))
                    problem = await Task.Run(() => WeightsCache.Default.ProblemAsync(weights.Name, progress, cancellation), cancellation);
                await (problem is null ? output.WriteLineAsync($"{weights.Name}: ok, {WeightsText.Trust(weights)}") : error.WriteLineAsync($"meld: {problem}"));
                damaged |= problem is not null;
            }
            return damaged ? ExitCodes.Failed : ExitCodes.Ok;
        });
        return command;
    }

    private static Command Subset(TextWriter output)
    {
        var name = new Argument<string>("NAME") { Description = $"Which word vectors: {WeightsCatalogue.Glove.Name}" }.NotEmpty();
        var corpus = new Option<string>("--corpus") { Description = "The corpus", HelpName = "DIR", Required = true }.NotEmpty();
        var command = new Command("subset", "Copy the word vectors of a corpus's own words into its folder, so that it needs no cache") { name, corpus };
        command.SetAction(parsed =>
        {
            var (weights, directory) = (Vectors(parsed.GetRequiredValue(name)), parsed.GetRequiredValue(corpus));
            var words = CorpusWords.Of(DialogueCorpus.Load(directory));
            var path = Path.Combine(directory, Path.GetFileName(WeightsCache.Default.PathOf(weights.Name)));
            using var all = WordVectorsSource.Open(weights.Name, WeightsCache.Default);
            WordVectorsFile.WriteSubset(path, all, words);
            using var subset = WordVectors.Open(path);
            output.WriteLine($"{path}: vectors of {subset.Count} of {words.Count} words");
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Argument<string[]> Names(ArgumentArity arity) =>
        new Argument<string[]>("NAME") { Description = $"Which weights: {WeightsCatalogue.Names}, or those of your own", Arity = arity }.NotEmpty();

    private static PackedWeights Vectors(string name) => WeightsCatalogue.Find(name) as PackedWeights
        ?? throw new UsageException($"there are no word vectors '{name}'; known are {string.Join(", ", WeightsCatalogue.All.OfType<PackedWeights>().Select(packed => packed.Name))}");

    private static IEnumerable<CachedWeights> Chosen(string[]? names)
    {
        var all = WeightsCache.Default.List();
        if (names is not { Length: > 0 }) return all;
        return names.Select(name => all.FirstOrDefault(weights => weights.Name == name)
            ?? throw new UsageException($"there are no weights '{name}'; known are {string.Join(", ", all.Select(weights => weights.Name))}")).ToList();
    }
}
