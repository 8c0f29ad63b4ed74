#!/usr/bin/env dotnet
// Makes the sample corpus's clips again: `dotnet run -c Release data-scripts/make-sample-clips.cs [CORPUS [OUT]]`, from the repository's root. Needs espeak-ng.
#:project ../lib/Meld/Meld.csproj
#:property PublishAot=false
using Meld.Corpus;
using Meld.Media.Synthesis;

var directory = args.ElementAtOrDefault(0) ?? Path.Combine("notebooks", "sample");
var count = 0;
try
{
    new SampleClips(DialogueCorpus.Load(directory)).Write(args.ElementAtOrDefault(1) ?? directory, Environment.ProcessorCount, _ =>
    {
        if (Interlocked.Increment(ref count) % 50 == 0) Console.WriteLine($"{count} clips");
    });
}
catch (Exception error) when (error is SynthesisException or CorpusException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
Console.WriteLine($"{count} clips made.");
return 0;
