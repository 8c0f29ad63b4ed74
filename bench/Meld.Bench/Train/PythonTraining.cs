using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Meld.Baselines;
using Meld.Corpus;
using Meld.Encoders;
using Meld.Training;
using Meld.Weights;
using TorchSharp;

namespace Meld.Bench.Train;

/// <summary>A training in PyTorch (<c>dialogue_text.py</c>) that begins with the weights of one of ours and takes the same batches.</summary>
internal sealed class PythonTraining : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private static readonly JsonSerializerOptions Names = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private readonly Process process;

    private PythonTraining(Process process) => this.process = process;

    /// <summary>Whether Debian's Python has torch.</summary>
    public static bool IsThere { get; } = HasTorch();

    /// <summary>PyTorch's version and the BLAS it has loaded.</summary>
    public string Version => Ask("version") is var answer ? $"{answer.GetProperty("torch")} {answer.GetProperty("blas")}" : "";

    /// <summary>Starts one.</summary>
    /// <param name="trainer">Our training, before its first step.</param>
    /// <param name="corpus">Its corpus.</param>
    /// <param name="epochs">Number of epochs whose batches Python gets.</param>
    /// <param name="folder">An empty folder, which has to stay until Python has answered once.</param>
    public static PythonTraining Start(Trainer trainer, DialogueCorpus corpus, int epochs, string folder)
    {
        trainer.Classifier.Save().Write(Path.Combine(folder, "model.safetensors"));
        Data(trainer, corpus, epochs).Write(Path.Combine(folder, "data.safetensors"));
        File.WriteAllText(Path.Combine(folder, "settings.json"), Settings(trainer, corpus));
        var start = new ProcessStartInfo(Python, [Path.Combine(AppContext.BaseDirectory, "dialogue_text.py"), folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new PythonTraining(Process.Start(start)!);
    }

    /// <summary>Takes the next steps.</summary>
    public PythonSteps Steps(int count) => Ask($"steps {count}").Deserialize<PythonSteps>(Names)!;

    /// <summary>The gradient's norm of every parameter on the next batch, which stays the next.</summary>
    public IReadOnlyDictionary<string, double> Gradients() => Ask("gradients").Deserialize<Dictionary<string, double>>(Names)!;

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private static bool HasTorch()
    {
        if (!File.Exists(Python)) return false;
        using var process = Process.Start(new ProcessStartInfo(Python, ["-c", "import numpy, torch"]) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    /// <summary>All utterances of the train split, as one batch holds them, and the dialogues of each batch of the training.</summary>
    private static SafetensorsFile Data(Trainer trainer, DialogueCorpus corpus, int epochs)
    {
        using var scope = torch.NewDisposeScope();
        using var prepared = trainer.Classifier.Prepare(corpus.Dialogues(Split.Train));
        var batch = prepared.Batch([.. Enumerable.Range(0, prepared.Dialogues.Count)]);
        var text = (TextInput)batch.Inputs[Modality.Text];
        int[] turns = [.. batch.Lengths];
        var plans = Enumerable.Range(0, epochs).SelectMany(epoch => BatchPlan.Of(turns, trainer.Experiment.Training.Batch, trainer.Seed, epoch)).ToArray();
        var tensors = new Dictionary<string, WeightTensor>
        {
            ["table"] = text.Table.ToWeights(),
            ["vectors"] = text.Vectors.ToWeights(),
            ["words"] = text.Words.ToWeights(),
            ["shapes"] = text.Shapes.ToWeights(),
            ["lengths"] = text.Layout.Lengths.ToWeights(),
            ["turns"] = Numbers(turns),
            ["speakers"] = batch.Speakers.ToWeights(),
            ["same"] = batch.SameSpeaker.flatten().ToWeights(),
            ["batches"] = Numbers(plans.SelectMany(plan => plan)),
            ["batch_sizes"] = Numbers(plans.Select(plan => plan.Length)),
        };
        foreach (var (head, targets) in batch.Targets) tensors.Add(head.Name(), targets.ToWeights());
        return new SafetensorsFile(tensors);
    }

    private static WeightTensor Numbers(IEnumerable<int> values)
    {
        var numbers = values.Select(value => (long)value).ToArray();
        return WeightTensor.From(numbers, numbers.Length);
    }

    private static string Settings(Trainer trainer, DialogueCorpus corpus)
    {
        var experiment = trainer.Experiment;
        return JsonSerializer.Serialize(
            new
            {
                experiment.Modalities,
                experiment.Context,
                experiment.Heads,
                experiment.Objective,
                experiment.Training,
                trainer.StepsPerEpoch,
                Labels = Heads.All.ToDictionary(head => head.Name(), corpus.Labels),
                ClassWeights = Heads.All.ToDictionary(
                    head => head.Name(),
                    head => ClassWeights.Balanced(corpus.LabelIndices(Split.Train, head), corpus.Labels(head).Count, experiment.Objective.ClassWeights)
                        .Select(weight => (float)weight)),
            },
            Names);
    }

    private JsonElement Ask(string command)
    {
        process.StandardInput.WriteLine(command);
        process.StandardInput.Flush();
        var answer = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("dialogue_text.py ended.");
        return JsonSerializer.Deserialize<JsonElement>(answer);
    }
}
