//! DescribeConfigs.

use ringspool_protocol::ErrorCode;
use ringspool_protocol::messages::describe_configs_request::{
    DescribeConfigsRequest, DescribeConfigsResource,
};
use ringspool_protocol::messages::describe_configs_response::{
    DescribeConfigsResourceResult, DescribeConfigsResult,
};
use ringspool_server::config::BrokerConfig;

use crate::broker::TestBroker;
use crate::client::Client;

const TOPIC: i8 = 2;
const BROKER: i8 = 4;

fn describe(
    client: &mut Client,
    resource_type: i8,
    name: &str,
    version: i16,
) -> DescribeConfigsResult {
    let request = DescribeConfigsRequest {
        resources: vec![DescribeConfigsResource {
            resource_type,
            resource_name: name.into(),
            configuration_keys: None,
        }],
        include_synonyms: true,
        include_documentation: version >= 3,
    };
    client.call(&request, version).results.remove(0)
}

fn find<'a>(result: &'a DescribeConfigsResult, name: &str) -> &'a DescribeConfigsResourceResult {
    result
        .configs
        .iter()
        .find(|config| &*config.name == name)
        .unwrap_or_else(|| panic!("{name} is listed"))
}

#[test]
fn a_topic_lists_every_config_with_type_source_and_synonyms() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    client.create_topic("table", 1, &[("cleanup.policy", "compact")]);
    for version in 1..=4 {
        let result = describe(&mut client, TOPIC, "table", version);
        assert_eq!(result.error_code, 0);
        assert_eq!(
            result.configs.len(),
            ringspool_engine::log_config_rows().len()
        );
        // What a schema registry checks before it starts.
        let policy = find(&result, "cleanup.policy");
        assert_eq!(policy.value.as_deref(), Some("compact"));
        assert_eq!((policy.config_source, policy.synonyms.len()), (1, 2));
        assert!(!policy.read_only);
        if version >= 3 {
            assert_eq!(policy.config_type, 7, "a list");
            assert!(policy.documentation.is_some());
        }
    }
}

#[test]
fn the_broker_lists_every_setting_and_where_it_comes_from() {
    let broker = TestBroker::start_with(&["num.partitions=3", "durability=os"]);
    let mut client = broker.client();
    let result = describe(&mut client, BROKER, "1", 4);
    assert_eq!(result.configs.len(), BrokerConfig::rows().len());
    let given = find(&result, "num.partitions");
    assert_eq!(
        (given.value.as_deref(), given.config_source),
        (Some("3"), 4)
    );
    assert!(given.read_only);
    let default = find(&result, "fetch.max.bytes");
    assert_eq!(
        (default.value.as_deref(), default.config_source),
        (Some("57671680"), 5)
    );
    client.create_topic("orders", 1, &[]);
    let topic = describe(&mut client, TOPIC, "orders", 4);
    let durability = find(&topic, "durability");
    assert_eq!(
        (durability.value.as_deref(), durability.config_source),
        (Some("os"), 4)
    );
}

#[test]
fn unknown_resources_have_their_own_codes() {
    let broker = TestBroker::start();
    let mut client = broker.client();
    let mut code = |resource_type, name| {
        let result = describe(&mut client, resource_type, name, 4);
        assert!(result.configs.is_empty());
        ErrorCode::from_code(result.error_code)
    };
    assert_eq!(
        code(TOPIC, "gone"),
        Some(ErrorCode::UnknownTopicOrPartition)
    );
    assert_eq!(
        code(TOPIC, "not legal"),
        Some(ErrorCode::InvalidTopicException)
    );
    assert_eq!(code(BROKER, "9"), Some(ErrorCode::InvalidRequest));
    assert_eq!(code(16, "x"), Some(ErrorCode::InvalidRequest));
}
