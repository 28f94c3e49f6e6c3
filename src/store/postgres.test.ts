import { houseContract } from './house.contract.ts'
import { onPostgres } from './on-postgres.contract.ts'
import { testPorts } from './sample.contract.ts'

onPostgres('contract', testPorts(), houseContract)
