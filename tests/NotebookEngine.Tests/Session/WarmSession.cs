namespace NotebookEngine.Tests.Session;

/// <summary>The tests that share one session process.</summary>
[CollectionDefinition("warm session")]
public sealed class WarmSession : ICollectionFixture<SessionFixture>;
