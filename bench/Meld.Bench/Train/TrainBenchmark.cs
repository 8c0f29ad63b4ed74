using System.Globalization;
using Meld.Corpus;
using Meld.Tracking.Settings;
using Meld.Training;
using Meld.Weights;
using TorchSharp;

namespace Meld.Bench.Train;

/// <summary>
/// Training steps of experiments/dialogue-text.yaml against the same model on the same batches in Python's torch: collation from ids, forward, loss, backward,
/// clipping, optimizer and average of the weights, one thread each. Both take turns in one run; the medians of their rounds and of the ratios are printed.
/// </summary>
internal static class TrainBenchmark
{
    private const int Rounds = 15;
    private const int Epochs = 40;

    // Rounds of a second or two for dialogues like MELD's, and not more steps together than the epochs have.
    private const int MostSteps = 20;

    /// <summary>Runs on the corpus in a folder.</summary>
    public static int Run(string directory)
    {
        if (!PythonTraining.IsThere)
        {
            Console.Error.WriteLine("The baseline is Debian's Python torch: sudo apt-get install python3-torch python3-numpy");
            return 1;
        }
        torch.set_num_threads(1);
        var corpus = DialogueCorpus.Load(directory);
        var file = Path.Combine(AppContext.BaseDirectory, "dialogue-text.yaml");
        var experiment = SettingsYaml.Parse<Experiment>(File.ReadAllText(file), file, [$"training.epochs={Epochs}"]);
        using var vectors = experiment.OpenVectors(directory, WeightsCache.Default)!;
        using var trainer = Trainer.Start(corpus, experiment, vectors, seed: 1, TimeProvider.System);
        var folder = Directory.CreateTempSubdirectory("meld-bench-");
        try
        {
            using var python = PythonTraining.Start(trainer, corpus, Epochs, folder.FullName);
            Console.WriteLine($"baseline: Python torch {python.Version}, one thread; medians of {Rounds} rounds");
            Compare(trainer, python);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        return 0;
    }

    private static void Compare(Trainer trainer, PythonTraining python)
    {
        var steps = Math.Min(MostSteps, trainer.StepsPerEpoch * Epochs / (Rounds + 1));
        List<(double Ours, double Theirs)> rounds = [];
        // The first round warms both up.
        for (var round = -1; round < Rounds; round++)
        {
            // Who goes first changes from round to round.
            var first = round % 2 == 0 ? Speed(trainer, steps) : 0;
            var answer = python.Steps(steps);
            var ours = round % 2 == 0 ? first : Speed(trainer, steps);
            if (round >= 0) rounds.Add((ours, answer.Utterances / answer.Seconds));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Meld    {Median(rounds.Select(round => round.Ours)),8:F0} utterances/s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Python  {Median(rounds.Select(round => round.Theirs)),8:F0} utterances/s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio   {Median(rounds.Select(round => round.Ours / round.Theirs)),8:F3}"));
    }

    /// <summary>Utterances a second; what a step that ends an epoch does on dev does not count.</summary>
    private static double Speed(Trainer trainer, int steps)
    {
        var (utterances, seconds) = (0, 0.0);
        for (var step = 0; step < steps; step++)
        {
            var result = trainer.Step();
            (utterances, seconds) = (utterances + result.Utterances, seconds + result.Elapsed.TotalSeconds);
        }
        return utterances / seconds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
