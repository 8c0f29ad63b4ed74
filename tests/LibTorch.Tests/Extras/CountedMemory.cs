namespace LibTorch.Tests.Extras;

/// <summary>Tests of counters that belong to the whole process: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class CountedMemory
{
    public const string Name = "Counted memory";
}
