using Meld.Bench;
using Meld.Bench.Encoders;
using Meld.Bench.Features;
using Meld.Bench.Media;
using Meld.Bench.Torch;
using Meld.Bench.Train;
using Meld.Bench.Weights;
using Meld.Corpus;

try
{
    return await RunAsync(args);
}
catch (Exception error) when (error is CorpusException or FileNotFoundException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}

static async Task<int> RunAsync(string[] args)
{
    switch (args)
    {
        case ["bucketing"]:
            return BucketingBenchmark.Run(Path.Combine(AppContext.BaseDirectory, "sample"));
        case ["bucketing", var corpus]:
            return BucketingBenchmark.Run(corpus);
        case ["clips", var clip]:
            return EncodedClipsBenchmark.Run(clip, Path.Combine(AppContext.BaseDirectory, "sample"));
        case ["clips", var clip, var corpus]:
            return EncodedClipsBenchmark.Run(clip, corpus);
        case ["encoders"]:
            return EncodersBenchmark.Run(threads: 2);
        case ["encoders", var threads] when int.TryParse(threads, out var count) && count > 0:
            return EncodersBenchmark.Run(count);
        case ["features"]:
            return FeaturesBenchmark.Run();
        case ["fill"]:
            return FillBenchmark.Run();
        case ["fill", "open"]:
            return CorpusOpenBenchmark.Run();
        case ["fill", var clips] when int.TryParse(clips, out var count) && count > 0:
            return FillBenchmark.Run(count);
        case ["linear"]:
            LinearBenchmark.Run(SyntheticCorpus.OfMeldsSize());
            return 0;
        case ["linear", var corpus]:
            LinearBenchmark.Run(LabelledTexts.EmotionsOf(corpus));
            return 0;
        case ["media", "memory"]:
            return ClipMemoryBenchmark.Run(null);
        case ["media", "memory", var clip]:
            return ClipMemoryBenchmark.Run(clip);
        case ["media", .. var clips]:
            return ClipsBenchmark.Run(clips);
        case ["mel"]:
            return MelBenchmark.Run();
        case ["notebook"]:
            await NotebookBenchmark.RunAsync();
            return 0;
        case ["tokens"]:
            return TokensBenchmark.Run();
        case ["tokens", var corpus, .. var folders]:
            return TokensBenchmark.Run(corpus, folders);
        case ["torch"]:
            return TorchBenchmark.Run(only: null);
        case ["torch", "memory"]:
            MemoryBenchmark.Run();
            return 0;
        case ["torch", var only]:
            return TorchBenchmark.Run(only);
        case ["train"]:
            return TrainBenchmark.Run(Path.Combine(AppContext.BaseDirectory, "sample"));
        case ["train", var corpus]:
            return TrainBenchmark.Run(corpus);
        case ["weights"]:
            return WeightsBenchmark.Run();
        case ["words", var corpus]:
            WordsBenchmark.Run(corpus);
            return 0;
        // The two processes that the benchmark above starts and measures.
        case [NotebookContenders.Engine, var cells]:
            await NotebookContenders.RunEngineAsync(int.Parse(cells, null));
            return 0;
        case [NotebookContenders.Plain, var cells]:
            await NotebookContenders.RunPlainAsync(int.Parse(cells, null));
            return 0;
        default:
            Console.Error.WriteLine(
                "usage: ./meld bench bucketing [CORPUS] | clips CLIP [CORPUS] | encoders [THREADS] | features | fill [CLIPS|open] | linear [CORPUS] "
                + "| media [CLIP…|memory [CLIP]] | mel | notebook | tokens [CORPUS FOLDER…] | torch [tiny|mlp|r3d|bert|memory] | train [CORPUS] | weights "
                + "| words CORPUS");
            return 2;
    }
}
